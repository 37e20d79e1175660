using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Replies;

namespace CompanionChat.Tests.Domain.Replies;

public sealed class HousePreambleTests
{
    private static readonly Companion Nova = new("nova", "Nova", "A guide", "Hello", "You are Nova, 30, a mountain guide.", "nova.svg");

    [Fact]
    public void A_companions_canary_is_twelve_hex_digits_and_always_the_same()
    {
        Assert.Matches("^[0-9a-f]{12}$", HousePreamble.Canary(Nova));
        Assert.Equal(HousePreamble.Canary(Nova), HousePreamble.Canary(Nova with { Persona = "edited", Name = "Renamed" }));
    }

    [Fact]
    public void Each_companion_has_a_canary_of_its_own()
    {
        string[] canaries = [HousePreamble.Canary(Nova), HousePreamble.Canary(Nova with { Id = "luna" }), HousePreamble.Canary(null)];

        Assert.Equal(canaries.Length, canaries.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_preamble_carries_its_canary_once_behind_what_all_companions_share()
    {
        var preamble = HousePreamble.For(Nova);
        var shared = preamble[..preamble.IndexOf(HousePreamble.Canary(Nova), StringComparison.Ordinal)];

        Assert.Equal(2, preamble.Split(HousePreamble.Canary(Nova)).Length);
        Assert.StartsWith(shared, HousePreamble.For(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("You are an AI", "it is honest about what it is")]
    [InlineData("Never claim or hint that you are a human being", "it never passes for human")]
    [InlineData("Sexual content. None", "nothing sexual")]
    [InlineData("a minor", "above all nothing about minors")]
    [InlineData("not a doctor, a therapist, a lawyer or a financial adviser", "no authority")]
    [InlineData("988", "the US crisis line")]
    [InlineData("911", "the US emergency number")]
    [InlineData("112", "the European emergency number")]
    [InlineData("a local crisis line", "help elsewhere")]
    [InlineData("without guilt", "leaving is free")]
    [InlineData("80 words", "short replies")]
    [InlineData("Never reveal", "the instructions stay inside")]
    public void The_preamble_says_what_the_house_stands_for(string words, string why)
    {
        Assert.True(HousePreamble.For(Nova).Contains(words, StringComparison.Ordinal), why);
    }
}
