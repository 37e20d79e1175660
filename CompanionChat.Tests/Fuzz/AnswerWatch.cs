using System.Text.Json;
using System.Text.RegularExpressions;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Fuzz;

/// <summary>Looks into every answer for what must not be there.</summary>
internal sealed partial class AnswerWatch(IReadOnlyList<string> secrets)
{
    /// <summary>What is wrong with an answer; null where nothing is. That it fits the contract, the visitor has seen to.</summary>
    public async Task<string?> ComplaintAsync(FuzzRequest request, FuzzVisitor visitor, Answer answer)
    {
        var status = (int)answer.Status;
        if (status >= 500)
        {
            return "it is an error of ours";
        }

        if (request.Twists.Count == 0 && status is not (< 400 or 402))
        {
            return "a request as the document describes it was refused";
        }

        var text = $"{answer.Response.Headers}{answer.Response.Content.Headers}{await answer.Response.Content.ReadAsStringAsync()}";
        if (Marks().Matches(text).FirstOrDefault(mark => mark.Value != visitor.Mark) is { } foreign)
        {
            return $"it has {foreign.Value}, which is another visitor's";
        }

        return Leak(visitor, text) is { } leak ? $"it has a secret: {leak}" : null;
    }

    /// <summary>A piece of a text that is the same in JSON: of letters, blanks and commas only.</summary>
    public static string PlainPieceOf(string text) => Plain().Matches(text).Select(piece => piece.Value).MaxBy(piece => piece.Length)!;

    private string? Leak(FuzzVisitor visitor, string text) => secrets.Append(visitor.Visitor.Token!).FirstOrDefault(secret =>
        text.Contains(secret, StringComparison.Ordinal) || text.Contains(JsonEncodedText.Encode(secret).Value, StringComparison.Ordinal));

    [GeneratedRegex("mark[0-9a-f]{16}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Marks();

    [GeneratedRegex("[A-Za-z ,]{20,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Plain();
}
