namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>Where a provider's chat completions are, given its base address as its documentation or its operator spells it.</summary>
internal static class ChatCompletionsAddress
{
    /// <summary><c>{base}/v1/chat/completions</c>, whether or not the base ends in a slash or in <c>/v1</c>.</summary>
    public static Uri Under(string baseUrl)
    {
        var root = baseUrl.TrimEnd('/');
        return new Uri(root.EndsWith("/v1", StringComparison.OrdinalIgnoreCase) ? $"{root}/chat/completions" : $"{root}/v1/chat/completions");
    }
}
