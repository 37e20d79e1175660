using System.Text;
using CompanionChat.Domain.Companions;

namespace CompanionChat.Domain.Replies;

/// <summary>Tells a reply that gives the instructions away. Such a reply is not shown.</summary>
public static class LeakCheck
{
    /// <summary>From how many letters and digits in a row a quotation counts: about a dozen words, more than chance repeats.</summary>
    public const int VerbatimRun = 60;

    /// <summary>
    /// True where the reply contains the canary (in any case, spaced out, punctuated, reversed, in hex or base64) or a long run of the
    /// rules or the persona. The help to offer in a crisis may be repeated freely.
    /// </summary>
    /// <param name="reply">What the provider answered.</param>
    /// <param name="companion">Who is answering; null: no longer in the catalog.</param>
    public static bool Leaks(string reply, Companion? companion)
    {
        var bare = Bare(reply);
        return Disguises(HousePreamble.Canary(companion)).Any(disguise => bare.Contains(disguise, StringComparison.Ordinal))
            || Quotes(bare, HousePreamble.Rules)
            || (companion is not null && Quotes(bare, companion.Persona));
    }

    private static bool Quotes(string bareReply, string instructions)
    {
        var bare = Bare(instructions);
        for (var start = 0; start + VerbatimRun <= bareReply.Length; start++)
        {
            if (bare.AsSpan().IndexOf(bareReply.AsSpan(start, VerbatimRun)) >= 0)
            {
                return true;
            }
        }

        return false;
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
}
