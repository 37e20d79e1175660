using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Fulfil;

/// <summary>What is told of orders: ids and states only.</summary>
internal static partial class FulfilLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Order {Order} is not granted: {Mismatch}. {Provider}'s checkout {Session} needs somebody to look at it")]
    public static partial void NotGranted(ILogger logger, OrderId order, PaymentMismatch mismatch, PaymentProvider provider, string? session);

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {Order} went from {Before} to {After}")]
    public static partial void Moved(ILogger logger, OrderId order, OrderState before, OrderState after);

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {Order}: {DueTokens} tokens and {DuePremium} of premium are due back in all, {TakenTokens} and {TakenPremium} are taken")]
    public static partial void TakenBack(ILogger logger, OrderId order, long dueTokens, TimeSpan duePremium, long takenTokens, TimeSpan takenPremium);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Order {Order}: {Tokens} tokens of it are due back and spent already. They are forgiven")]
    public static partial void Forgiven(ILogger logger, OrderId order, long tokens);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Provider} tells of order {Order}, which is not there")]
    public static partial void Unknown(ILogger logger, PaymentProvider provider, OrderId order);

    [LoggerMessage(Level = LogLevel.Error, Message = "Order {Order} cannot be looked up: {Provider} is not configured any more")]
    public static partial void ProviderGone(ILogger logger, OrderId order, PaymentProvider provider);
}
