using CompanionChat.Domain.Payments;

namespace CompanionChat.Tests.Domain.Payments;

public sealed class MoneyTests
{
    public static TheoryData<long, string, decimal> Amounts() => new()
    {
        { 999, "usd", 9.99m },
        { 1000, "jpy", 1000m },
        { 1234, "kwd", 1.234m },
        { 1, "eur", 0.01m },
        { 99_999_999, "usd", 999_999.99m },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void Amounts_are_the_same_in_both_ways_of_counting(long amount, string currency, decimal units)
    {
        Assert.Equal(units, new Money(amount, currency).InUnits);
        Assert.Equal(new Money(amount, currency), Money.OfUnits(units, currency.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("9.999", "usd")]
    [InlineData("0.5", "jpy")]
    [InlineData("-1", "usd")]
    [InlineData("99999999999999999999", "usd")]
    public void What_is_no_whole_number_of_the_smallest_unit_is_no_amount(string units, string currency) =>
        Assert.Null(Money.OfUnits(decimal.Parse(units, System.Globalization.CultureInfo.InvariantCulture), currency));

    [Fact]
    public void A_share_is_rounded_down_and_does_not_overflow()
    {
        Assert.Equal(33, new Money(999, "usd").ShareOf(333, 100));
        Assert.Equal(999_999_999, new Money(99_999_999, "usd").ShareOf(99_999_999, 999_999_999));
        Assert.Equal(long.MaxValue, new Money(long.MaxValue, "usd").ShareOf(long.MaxValue, long.MaxValue));
    }
}
