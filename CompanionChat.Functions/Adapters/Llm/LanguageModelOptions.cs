namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>
/// How one provider is reached. Named options: the name is that of the <see cref="Domain.Replies.ProviderRole"/>. None but the
/// timeout has a default, because models and prices change while a default would linger.
/// </summary>
public sealed class LanguageModelOptions
{
    /// <summary><c>LLM_BASE_URL_PRIMARY</c>, <c>LLM_BASE_URL_FALLBACK</c>: with or without a final <c>/v1</c>.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary><c>LLM_API_KEY_PRIMARY</c>, <c>LLM_API_KEY_FALLBACK</c>: sent as a bearer token.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary><c>LLM_MODEL_PRIMARY</c>, <c>LLM_MODEL_FALLBACK</c>: the provider's name of the model.</summary>
    public string Model { get; set; } = "";

    /// <summary><c>LLM_TIMEOUT_SECONDS</c>: wall clock per attempt, headers and body, 1 to 60 seconds. 20 where it is not set.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary><c>LLM_INPUT_PRICE_PRIMARY</c>, <c>LLM_INPUT_PRICE_FALLBACK</c>: per million tokens that are read. What is spent is measured where it is set.</summary>
    public decimal? InputPrice { get; set; }

    /// <summary><c>LLM_OUTPUT_PRICE_PRIMARY</c>, <c>LLM_OUTPUT_PRICE_FALLBACK</c>: per million tokens that are written, in the same currency.</summary>
    public decimal? OutputPrice { get; set; }
}
