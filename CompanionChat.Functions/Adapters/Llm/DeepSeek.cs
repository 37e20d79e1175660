using System.Text.RegularExpressions;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>What DeepSeek's API wants beside the protocol (<see href="https://api-docs.deepseek.com"/>).</summary>
internal static partial class DeepSeek
{
    /// <summary>Its models think unless told not to: then temperature is ignored, and max_tokens can be used up before the first word.</summary>
    public static readonly ChatCompletionsRequest.Mode NoThinking = new("disabled");

    /// <summary>DeepSeek itself, or a gateway that sells its models by their own names; <c>deepseek-ai/...</c> is another host's deployment.</summary>
    public static bool Serves(string host, string model) =>
        host.Equals("deepseek.com", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".deepseek.com", StringComparison.OrdinalIgnoreCase)
        || OwnModelName().IsMatch(model);

    [GeneratedRegex(@"\Adeepseek-[^/]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnModelName();
}
