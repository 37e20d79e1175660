using System.Text.RegularExpressions;

namespace CompanionChat.Domain.Replies;

/// <summary>
/// Takes from a text what could pass for the frame of a prompt: chat-template tokens (ChatML, Llama, Mistral, Gemma, DeepSeek) and
/// lines that open as another speaker. Each becomes its name in parentheses, so nothing that a human wrote is lost.
/// For the copy that a provider sees only; what is stored stays as it was written.
/// </summary>
public static class RoleMarkers
{
    // Linear in time whatever the input: it is the user's.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // <|im_start|>, <|eot_id|>, and DeepSeek's with full-width bars.
    private static readonly Regex BarToken = new(@"<[|｜](?<name>[^<>|｜\r\n]{1,64})[|｜]>", Options);

    // [INST], [/INST], <<SYS>>, <s>, <start_of_turn>, <system> and their closing forms.
    private static readonly Regex NamedToken = new(
        @"\[(?<name>/?(INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS))\]"
        + @"|<{1,2}(?<name>/?(SYS|s|bos|eos|start_of_turn|end_of_turn|system|developer|assistant|user|think))>{1,2}",
        Options);

    // "system:", "**Assistant**:", "### Instruction:" at the start of a line, whichever way the line before it ended.
    private static readonly Regex SpeakerLine = new(
        @"(?<lead>(^|[\n\r\u000B\f\u0085\u2028\u2029])[\s>*_#`\[(""'-]*)"
        + "(?<name>system|developer|assistant|user|human|ai|model|tool|function|instruction|response)"
        + @"([ \t]+(message|prompt|instructions?|override))?[ \t*_`\])""']*[:：]",
        Options);

    /// <summary>The text with its markers neutralised; a text without any comes back as it was.</summary>
    /// <param name="text">A message.</param>
    public static string Neutralise(string text)
    {
        var withoutBars = BarToken.Replace(text, "(${name})");
        var withoutTokens = NamedToken.Replace(withoutBars, "(${name})");
        return SpeakerLine.Replace(withoutTokens, "${lead}(${name})");
    }
}
