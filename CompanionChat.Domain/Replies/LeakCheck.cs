using System.Runtime.CompilerServices;
using System.Text;
using CompanionChat.Domain.Companions;

namespace CompanionChat.Domain.Replies;

/// <summary>Tells a reply that gives the instructions away. Such a reply is not shown.</summary>
public static class LeakCheck
{
    /// <summary>From how many letters and digits in a row a quotation counts: about a dozen words, more than chance repeats.</summary>
    public const int VerbatimRun = 60;

    // Of a run of that length in a reply, wherever it begins, one block of half the length is a whole one of the reply's blocks.
    private const int Block = VerbatimRun / 2;

    // Instructions are the same for every reply: what they look like bare is found out once.
    private static readonly ConditionalWeakTable<Companion, Secrets> KnownSecrets = [];
    private static readonly Lazy<Secrets> SecretsOfNobody = new(() => Secrets.Of(null));

    /// <summary>
    /// True where the reply contains the canary (in any case, spaced out, punctuated, reversed, in hex or base64) or a long run of the
    /// rules or the persona. The help to offer in a crisis may be repeated freely.
    /// </summary>
    /// <param name="reply">What the provider answered.</param>
    /// <param name="companion">Who is answering; null: no longer in the catalog.</param>
    public static bool Leaks(string reply, Companion? companion)
    {
        var secrets = companion is null ? SecretsOfNobody.Value : KnownSecrets.GetValue(companion, Secrets.Of);
        var bare = Bare(reply);
        return secrets.Disguises.Any(disguise => bare.Contains(disguise, StringComparison.Ordinal))
            || secrets.Instructions.Any(instructions => Quotes(bare, instructions));
    }

    private static bool Quotes(string reply, string instructions)
    {
        for (var block = 0; block + Block <= reply.Length; block += Block)
        {
            var wanted = reply.AsSpan(block, Block);
            for (var from = 0; instructions.AsSpan(from).IndexOf(wanted) is var found and >= 0; from += found + 1)
            {
                if (Run(reply, block, instructions, from + found) >= VerbatimRun)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // How long the texts are the same around a block that stands in both.
    private static int Run(string reply, int block, string instructions, int at)
    {
        var before = 0;
        while (before < Math.Min(block, at) && reply[block - before - 1] == instructions[at - before - 1])
        {
            before++;
        }

        return before + reply.AsSpan(block).CommonPrefixLength(instructions.AsSpan(at));
    }

    private static IEnumerable<string> Disguises(string canary)
    {
        yield return canary;
        yield return string.Concat(canary.Reverse());
        foreach (var spelling in (string[])[canary, canary.ToUpperInvariant()])
        {
            var bytes = Encoding.ASCII.GetBytes(spelling);
            yield return Bare(Convert.ToHexString(bytes));
            for (var offset = 0; offset < 3; offset++)
            {
                yield return Bare(Base64Core(bytes, offset));
            }
        }
    }

    // The base64 characters that depend on these bytes alone, wherever in a longer text they stand (offset: position modulo 3).
    private static string Base64Core(byte[] bytes, int offset)
    {
        var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        var first = ((offset * 8) + 5) / 6;
        var end = (offset + bytes.Length) * 8 / 6;
        return encoded[first..end];
    }

    // Letters and digits alone, decomposed and in one case: spacing, punctuation, accents, wide and zero-width forms make no difference.
    private static string Bare(string text)
    {
        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            wellFormed.Append(rune.ToString());
        }

        var bare = new StringBuilder(text.Length);
        foreach (var rune in wellFormed.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                bare.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return bare.ToString();
    }
    /// <summary>What no reply to a companion's user may contain, bare.</summary>
    private sealed record Secrets(IReadOnlyList<string> Disguises, IReadOnlyList<string> Instructions)
    {
        public static Secrets Of(Companion? companion) => new(
            [.. LeakCheck.Disguises(HousePreamble.Canary(companion))],
            companion is null ? [Bare(HousePreamble.Rules)] : [Bare(HousePreamble.Rules), Bare(companion.Persona)]);
    }
}
