using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Adapters.Plans;

namespace CompanionChat.Tests.Adapters.Plans;

public sealed class PlanCatalogFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Reads_plans_in_the_order_of_the_file()
    {
        var catalog = Load("""{"plans":[{"id":"b","name":" B ","amount":100,"currency":"jpy","grants":{"tokens":5}},{"id":"a","name":"A","amount":1,"currency":"usd","grants":{"premiumDays":1,"tokens":2}}]}""");

        Assert.Equal([new Plan("b", "B", new Money(100, "jpy"), new Grants(0, 5)), new Plan("a", "A", new Money(1, "usd"), new Grants(1, 2))], catalog.Plans);
        Assert.Equal("A", catalog.Find("a")?.Name);
        Assert.Null(catalog.Find("c"));
    }

    [Fact]
    public void Nothing_may_be_for_sale() => Assert.Empty(Load("""{"plans":[]}""").Plans);

    [Fact]
    public void The_plans_that_are_shipped_are_right() =>
        Assert.NotEmpty(PlanCatalogFile.Load(Path.Combine(AppContext.BaseDirectory, "plans", "plans.json")).Plans);

    [Theory]
    [InlineData("", "$")]
    [InlineData("{}", "the field plans")]
    [InlineData("""{"plans":[null]}""", "plans[0] must be an object")]
    [InlineData("""{"plans":[{"id":"A","name":"A","amount":1,"currency":"usd","grants":{"tokens":1}}]}""", "plans[0] (id A): id must")]
    [InlineData("""{"plans":[{"id":"a","name":" ","amount":1,"currency":"usd","grants":{"tokens":1}}]}""", "name must")]
    [InlineData("""{"plans":[{"id":"a","name":"A","amount":0,"currency":"usd","grants":{"tokens":1}}]}""", "amount must")]
    [InlineData("""{"plans":[{"id":"a","name":"A","amount":1,"currency":"USD","grants":{"tokens":1}}]}""", "currency must")]
    [InlineData("""{"plans":[{"id":"a","name":"A","amount":1,"currency":"usd","grants":{}}]}""", "grants must")]
    [InlineData("""{"plans":[{"id":"a","name":"A","amount":1,"currency":"usd","grants":{"tokens":-1}}]}""", "grants must")]
    [InlineData("""{"plans":[{"id":"a","name":"A","amount":1,"currency":"usd","grants":{"tokens":1},"cheap":true}]}""", "$.plans[0]")]
    [InlineData("""{"plans":[{"id":"a","name":"A","amount":1.5,"currency":"usd","grants":{"tokens":1}}]}""", "amount")]
    [InlineData("""{"plans":[{"id":"a","name":"A","amount":1,"currency":"usd","grants":{"tokens":1}},{"id":"a","name":"A","amount":1,"currency":"usd","grants":{"tokens":1}}]}""", "2 times")]
    public void Says_what_is_wrong_and_where(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidPlansException>(() => Load(json)).Message, StringComparison.Ordinal);

    private PlanCatalogFile Load(string json)
    {
        File.WriteAllText(path, json);
        return PlanCatalogFile.Load(path);
    }
}
