using CompanionChat.Domain;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Features.Fulfil;
using CompanionChat.Functions.Hosting;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Webhooks;

/// <summary>
/// <c>POST /api/webhooks/{provider}</c>: takes a payment provider's notification. 200 for all that is the provider's, 400 for what is not, 503 where
/// a later delivery can help. Never 301, 302, 401 or 403: CoinGate ends its notifications at these.
/// </summary>
public sealed class ReceiveWebhook(
    IEnumerable<IWebhookReader> readers, FulfilOrder fulfil, PaymentMetrics metrics, TimeProvider clock, ILogger<ReceiveWebhook> logger)
{
    /// <summary>The function's name.</summary>
    public const string Name = nameof(ReceiveWebhook);

    /// <summary>Answers.</summary>
    [Function(Name)]
    public async Task<PushingResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/{provider}")] HttpRequest request,
        string provider,
        CancellationToken cancellationToken)
    {
        if (PaymentNames.ProviderOf(provider) is not { } name)
        {
            return PushingResult.Quiet(Problems.Result(Problems.NotFound));
        }

        if (readers.FirstOrDefault(reader => reader.Provider == name) is not { } reader)
        {
            return PushingResult.Quiet(Problems.Result(Refusal.ProviderNotConfigured));
        }

        if (await JsonBody.ReadBytesAsync(request, cancellationToken) is not { } body)
        {
            return Refuse(name, "too_large");
        }

        try
        {
            return await ReadAsync(reader, new WebhookDelivery(body, request.Headers, request.Query), cancellationToken);
        }
        catch (Exception failed) when (failed is PaymentProviderUnavailableException or StorageUnavailableException)
        {
            metrics.WebhookFailed(provider, failed is StorageUnavailableException ? "storage" : "provider");
            throw;
        }
    }

    private async Task<PushingResult> ReadAsync(IWebhookReader reader, WebhookDelivery delivery, CancellationToken cancellationToken) =>
        await reader.ReadAsync(delivery, cancellationToken) switch
        {
            WebhookReading.Concerns concerns => await FulfilAsync(reader.Provider, concerns, cancellationToken),
            WebhookReading.Ignored ignored => Take(reader.Provider, ignored.Type),
            WebhookReading.Forged forged => Refuse(reader.Provider, forged.Reason),
            var reading => throw new NotSupportedException($"A reading of an unknown kind: {reading.GetType().Name}."),
        };

    private async Task<PushingResult> FulfilAsync(PaymentProvider provider, WebhookReading.Concerns concerns, CancellationToken cancellationToken)
    {
        WebhookLog.Concerns(logger, provider, concerns.Type, concerns.OrderId);
        var notice = new Notice
        {
            SessionId = concerns.SessionId,
            Facts = concerns.Facts,
            CallbackToken = concerns.CallbackToken,
            MustReadBack = concerns.MustReadBack,
        };
        var decision = await fulfil.HandleAsync(concerns.User, concerns.OrderId, notice, cancellationToken);
        return decision.Refusal switch
        {
            null => Fulfilled(concerns, decision.Value),
            Refusal.NotFound when concerns.CallbackToken is null => Unknown(provider, concerns.OrderId),
            Refusal.NotFound or Refusal.WebhookNotGenuine => Refuse(provider, "token"),
            { } refusal => PushingResult.Quiet(Problems.Result(refusal)),
        };
    }

    private PushingResult Fulfilled(WebhookReading.Concerns concerns, Fulfilled fulfilled) => new()
    {
        Http = Results.Ok(),
        Pushes = fulfilled is { ProfileChanged: true, Profile: { } profile }
            ? [ChatEvents.EntitlementsChanged(concerns.User, profile, clock.Now())]
            : null,
    };

    // A later delivery would not help: somebody has to look.
    private PushingResult Unknown(PaymentProvider provider, OrderId order)
    {
        metrics.WebhookFailed(PaymentNames.Of(provider), "unknown_order");
        FulfilLog.Unknown(logger, provider, order);
        return PushingResult.Quiet(Results.Ok());
    }

    private PushingResult Take(PaymentProvider provider, string type)
    {
        WebhookLog.Ignored(logger, provider, type);
        return PushingResult.Quiet(Results.Ok());
    }

    private PushingResult Refuse(PaymentProvider provider, string reason)
    {
        metrics.WebhookFailed(PaymentNames.Of(provider), reason);
        WebhookLog.Refused(logger, provider, reason);
        return PushingResult.Quiet(Problems.Result(Refusal.WebhookNotGenuine));
    }
}
