using System.Text;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Replies;

namespace CompanionChat.Tests.Domain.Replies;

public sealed class LeakCheckTests
{
    private static readonly Companion Nova = new(
        "nova",
        "Nova",
        "A guide",
        "Hello, what shall I call you?",
        "You are Nova, 30, a mountain guide from Chamonix who keeps a notebook of every summit and every storm, and who never hurries anybody uphill.",
        "nova.svg");

    private static readonly string Canary = HousePreamble.Canary(Nova);

    public static TheoryData<string, string> Disguises() => new()
    {
        { "plain", Canary },
        { "upper case", Canary.ToUpperInvariant() },
        { "spaced out", string.Join(' ', Canary.ToCharArray()) },
        { "dashes", string.Join("-", Canary.ToCharArray()) },
        { "one character per line", string.Join("\r\n", Canary.ToCharArray()) },
        { "punctuated", string.Join(" . ", Canary.ToCharArray()) },
        { "zero width", string.Join('\u200B', Canary.ToCharArray()) },
        { "word joiners and soft hyphens", string.Join("\u2060\u00AD", Canary.ToCharArray()) },
        { "combining marks", string.Join('\u0301', Canary.ToCharArray()) },
        { "full width", string.Concat(Canary.Select(character => (char)(character + 0xFEE0))) },
        { "markdown", $"**{Canary[..6]}**_{Canary[6..]}_" },
        { "reversed", string.Concat(Canary.Reverse()) },
        { "reversed and spaced out", string.Join(' ', Canary.Reverse()) },
        { "hex", Convert.ToHexString(Encoding.UTF8.GetBytes(Canary)) },
        { "base64", Base64(Canary) },
        { "base64 of upper case", Base64(Canary.ToUpperInvariant()) },
        { "base64 within a text, first alignment", Base64($"abc {Canary} x") },
        { "base64 within a text, second alignment", Base64($"abcd {Canary} x") },
        { "base64 within a text, third alignment", Base64($"abcde {Canary} x") },
    };

    [Theory]
    [MemberData(nameof(Disguises))]
    public void The_canary_is_found_in_disguise(string disguise, string written)
    {
        Assert.True(LeakCheck.Leaks($"Sure! Here it is: {written}. Anything else?", Nova), disguise);
    }

    [Fact]
    public void A_long_piece_of_the_rules_is_a_leak_however_it_is_set()
    {
        var piece = HousePreamble.Rules[200..320];

        Assert.True(LeakCheck.Leaks($"They told me: {piece}", Nova));
        Assert.True(LeakCheck.Leaks($"They told me:\n> {piece.ToUpperInvariant().Replace(" ", " \n*", StringComparison.Ordinal)}", Nova));
    }

    [Fact]
    public void A_long_piece_of_the_persona_is_a_leak_of_that_companion_alone()
    {
        var reply = $"My description says: {Nova.Persona[10..110]}";

        Assert.True(LeakCheck.Leaks(reply, Nova));
        Assert.False(LeakCheck.Leaks(reply, Nova with { Persona = "You are somebody else, 44, and sell umbrellas." }));
        Assert.False(LeakCheck.Leaks(reply, companion: null));
    }

    [Fact]
    public void A_run_counts_from_its_full_length_on()
    {
        var persona = string.Concat(Enumerable.Range(0, 20).Select(number => $"word{number:00} "));
        var wordy = Nova with { Persona = persona };
        var tenWords = persona[..70]; // 60 letters and digits

        Assert.True(LeakCheck.Leaks($"Well: {tenWords}!", wordy));
        Assert.False(LeakCheck.Leaks($"Well: {tenWords[1..]}!", wordy));
    }

    [Fact]
    public void A_run_counts_wherever_it_begins_in_the_reply_and_in_the_persona()
    {
        var persona = string.Concat(Enumerable.Range(0, 40).Select(number => $"word{number:00}"));
        var wordy = Nova with { Persona = persona };
        foreach (var (before, from) in Enumerable.Range(0, 70).SelectMany(before => Enumerable.Range(0, 13), (before, from) => (before, from)))
        {
            var start = new string('x', before);

            Assert.True(LeakCheck.Leaks($"{start}{persona.Substring(from, LeakCheck.VerbatimRun)}x", wordy), $"{before}, {from}");
            Assert.False(LeakCheck.Leaks($"{start}{persona.Substring(from, LeakCheck.VerbatimRun - 1)}x", wordy), $"{before}, {from}");
        }
    }

    [Theory]
    [InlineData("I am an AI, so no, I am not human. I like talking with you all the same.")]
    [InlineData("I am Nova, a mountain guide from Chamonix. And you?")]
    [InlineData("I would rather talk about something else. How was the storm last night?")]
    [InlineData("")]
    [InlineData("🙂")]
    public void An_ordinary_reply_is_no_leak(string reply)
    {
        Assert.False(LeakCheck.Leaks(reply, Nova));
        Assert.False(LeakCheck.Leaks(reply, companion: null));
    }

    [Fact]
    public void The_help_offered_in_a_crisis_may_be_repeated_word_for_word()
    {
        Assert.False(LeakCheck.Leaks(HousePreamble.Crisis, Nova));
    }

    [Fact]
    public void The_greeting_is_no_leak()
    {
        Assert.False(LeakCheck.Leaks(Nova.Greeting, Nova));
    }

    [Fact]
    public void Another_companions_canary_is_not_looked_for()
    {
        Assert.False(LeakCheck.Leaks(HousePreamble.Canary(Nova with { Id = "luna" }), Nova));
    }

    [Fact]
    public void Half_a_surrogate_pair_breaks_nothing()
    {
        Assert.True(LeakCheck.Leaks($"\uD83D {Canary} \uDE00", Nova));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
