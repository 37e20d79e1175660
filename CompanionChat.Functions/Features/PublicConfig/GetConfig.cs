using CompanionChat.Functions.Adapters.Turnstile;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Features.PublicConfig;

/// <summary><c>GET /api/config</c>: what a client must know before anyone signs in.</summary>
public sealed class GetConfig(IOptions<TurnstileOptions> turnstile, IOptions<ChatOptions> chat, SignInProviders providers)
{
    /// <summary>The function's name.</summary>
    public const string Name = "GetConfig";

    /// <summary>Answers.</summary>
    [Function(Name)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/config")] HttpRequest request) => Answers.Ok(new ConfigAnswer(
        new TurnstileAnswer(turnstile.Value.SiteKey, turnstile.Value.ScriptUrl, turnstile.Value.Action),
        providers.All,
        FreeRemainingView.Of(chat.Value.Quota.Free)));

    private sealed record ConfigAnswer(TurnstileAnswer Turnstile, IReadOnlyList<SignInProvider> SignIn, FreeRemainingView FreeQuota);

    private sealed record TurnstileAnswer(string SiteKey, string ScriptUrl, string Action);
}
