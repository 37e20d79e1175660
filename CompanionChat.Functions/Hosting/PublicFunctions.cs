using System.Collections.Frozen;
using CompanionChat.Functions.Features.Health;
using CompanionChat.Functions.Features.ListCompanions;
using CompanionChat.Functions.Features.ListPlans;
using CompanionChat.Functions.Features.OpenApi;
using CompanionChat.Functions.Features.PublicConfig;
using CompanionChat.Functions.Features.UnknownRoute;
using CompanionChat.Functions.Features.WebClient;
using CompanionChat.Functions.Features.Webhooks;

namespace CompanionChat.Functions.Hosting;

/// <summary>The functions that anybody may call. Whatever is not named here needs a signed-in user.</summary>
public static class PublicFunctions
{
    /// <summary>Their names.</summary>
    public static readonly FrozenSet<string> Names = new[]
    {
        GetHealth.Name,
        GetOpenApi.Name,
        GetConfig.Name,
        ListCompanions.Name,
        GetCompanionAvatar.Name,
        ListPlans.Name,
        ReceiveWebhook.Name,
        UnknownApiRoute.Name,
        ServeWebClient.Name,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
