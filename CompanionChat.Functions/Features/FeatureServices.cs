using CompanionChat.Functions.Features.GetConversation;
using CompanionChat.Functions.Features.MarkRead;
using CompanionChat.Functions.Features.MintNonce;
using CompanionChat.Functions.Features.PublicConfig;
using CompanionChat.Functions.Features.PurgeOrchestrations;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Functions.Features.SendMessage;
using CompanionChat.Functions.Features.StartConversation;
using CompanionChat.Functions.Features.UnknownRoute;
using CompanionChat.Functions.Features.WebClient;
using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Functions.Features;

/// <summary>Registers the handlers of the features. All of them are safe to share between requests.</summary>
public static class FeatureServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddSingleton<CommitRetries>()
        .AddSingleton<ConversationLocks>()
        .AddSingleton<CommitsUnderWay>()
        .AddSingleton<ApiRoutes>()
        .AddSingleton<SignInProviders>()
        .AddSingleton<GetConversationHandler>()
        .AddSingleton<MarkReadHandler>()
        .AddSingleton<MintNonceHandler>()
        .AddSingleton<PurgeOrchestrationsHandler>()
        .AddSingleton<ReplyContext>()
        .AddSingleton<SendMessageHandler>()
        .AddSingleton<StartConversationHandler>()
        .AddSingleton(_ => new WebFiles(Path.Combine(AppContext.BaseDirectory, "web")));
}
