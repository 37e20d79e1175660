namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>What a provider says that a call used, whether or not its answer was of use.</summary>
/// <param name="Input">Tokens that it read.</param>
/// <param name="Output">Tokens that it wrote.</param>
internal readonly record struct TokenUsage(long Input, long Output)
{
    /// <summary>What that costs.</summary>
    /// <param name="options">Has the prices per million tokens.</param>
    /// <returns>Null where they are not set.</returns>
    public decimal? Cost(LanguageModelOptions options) => options is { InputPrice: { } input, OutputPrice: { } output }
        ? ((Input * input) + (Output * output)) / 1_000_000m
        : null;
}
