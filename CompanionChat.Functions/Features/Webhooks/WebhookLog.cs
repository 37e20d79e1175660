using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Webhooks;

/// <summary>What is told of notifications: ids and kinds only.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} tells of order {Order}: {Type}")]
    public static partial void Concerns(ILogger logger, PaymentProvider provider, string type, OrderId order);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Provider} tells of {Type}, which is of no interest")]
    public static partial void Ignored(ILogger logger, PaymentProvider provider, string type);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A notification that claims to be {Provider}'s is refused: {Reason}")]
    public static partial void Refused(ILogger logger, PaymentProvider provider, string reason);
}
