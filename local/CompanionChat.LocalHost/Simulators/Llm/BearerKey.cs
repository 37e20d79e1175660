using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>The key that providers want. Any will do here, but one must be sent.</summary>
internal static class BearerKey
{
    public static OpenAiError Missing { get; } = new("You didn't provide an API key.", Code: "invalid_api_key");

    public static bool IsIn(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrWhiteSpace(header.Parameter);
}
