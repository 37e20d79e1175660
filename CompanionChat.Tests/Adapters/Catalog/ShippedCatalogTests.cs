using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Adapters.Catalog;

namespace CompanionChat.Tests.Adapters.Catalog;

/// <summary>What we expect of our own four, beyond what any operator's file must fulfil.</summary>
public sealed partial class ShippedCatalogTests
{
    private static readonly CompanionCatalogFile Catalog =
        CompanionCatalogFile.Load(Path.Combine(AppContext.BaseDirectory, "companions", "companions.json"));

    public static TheoryData<string> Ids() => [.. Catalog.All.Select(companion => companion.Id)];

    [Fact]
    public void There_are_four_who_differ_in_everything()
    {
        Assert.Equal(4, Catalog.All.Count);
        Assert.Equal(4, Catalog.All.Select(companion => companion.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, Catalog.All.Select(companion => companion.Avatar).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, Catalog.All.Select(companion => companion.Greeting).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_is_a_grown_up_whose_age_is_told(string id)
    {
        var age = AgePattern().Match(Find(id).Persona);

        Assert.True(age.Success);
        Assert.InRange(int.Parse(age.Groups["age"].ValueSpan, provider: null), 25, 99);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_persona_is_long_enough_to_be_someone_and_short_enough_to_pay_for(string id)
    {
        var words = Find(id).Persona.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        Assert.InRange(words.Length, 120, 220);
        Assert.Contains("never above 80 words", Find(id).Persona, StringComparison.Ordinal);
        Assert.Contains("o stage directions", Find(id).Persona, StringComparison.Ordinal);
        Assert.Contains("flirting", Find(id).Persona, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_greeting_says_that_an_AI_speaks_and_asks_for_the_users_name(string id)
    {
        Assert.Matches(@"\bAI\b", Find(id).Greeting);
        Assert.Matches(@"(name|call you)\b.*\?", Find(id).Greeting);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_greeting_or_tagline_gives_a_persona_away(string id)
    {
        Assert.False(LeakCheck.Leaks($"{Find(id).Greeting} {Find(id).Tagline}", Find(id)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_avatar_is_small_labelled_and_square(string id)
    {
        var content = Catalog.FindAvatar(id)?.Content ?? default;
        var svg = XDocument.Parse(Encoding.UTF8.GetString(content.Span)).Root;

        Assert.InRange(content.Length, 1, 8 * 1024);
        Assert.Equal("0 0 256 256", svg?.Attribute("viewBox")?.Value);
        Assert.Equal("img", svg?.Attribute("role")?.Value);
        Assert.StartsWith(Find(id).Name, svg?.Element(XName.Get("title", "http://www.w3.org/2000/svg"))?.Value, StringComparison.Ordinal);
    }

    private static Companion Find(string id) => Catalog.Find(id) ?? throw new InvalidOperationException($"no companion {id}");

    [GeneratedRegex(@"\AYou are [^,]+, (?<age>\d+),", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AgePattern();
}
