using CompanionChat.Functions.Features.Checkout;
using CompanionChat.Functions.Features.Fulfil;
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
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Functions.Features;

/// <summary>Registers the handlers of the features. All of them are safe to share between requests.</summary>
public static class FeatureServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Has the ways to sign in, which are read here and now.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<CommitRetries>()
        .AddSingleton<ConversationLocks>()
        .AddSingleton<CommitsUnderWay>()
        .AddSingleton<ApiRoutes>()
        .AddSingleton(new SignInProviders(configuration))
        .AddSingleton<CreateCheckoutHandler>()
        .AddSingleton<FulfilOrder>()
        .AddSingleton<GetConversationHandler>()
        .AddSingleton<JustSettled>()
        .AddSingleton<MarkReadHandler>()
        .AddSingleton<MintNonceHandler>()
        .AddSingleton<NonceClearing>()
        .AddSingleton<OpenOrder>()
        .AddSingleton<OverdueOrchestrations>()
        .AddSingleton<PaymentProviders>()
        .AddSingleton(new PublicSite(configuration))
        .AddSingleton<PurgeOrchestrationsHandler>()
        .AddSingleton<ReplyContext>()
        .AddSingleton<SendMessageHandler>()
        .AddSingleton<StartConversationHandler>()
        .AddSingleton(_ => new WebFiles(Path.Combine(AppContext.BaseDirectory, "web")));
}
