using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>An order as it is stored.</summary>
internal sealed class OrderRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Provider { get; set; } = "";

    public string PlanId { get; set; } = "";

    public string PlanName { get; set; } = "";

    public long Amount { get; set; }

    public string Currency { get; set; } = "";

    public int PremiumDays { get; set; }

    public long Tokens { get; set; }

    public string Site { get; set; } = "";

    public string? ReturnTo { get; set; }

    public string CallbackToken { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }

    public int Attempt { get; set; }

    public string State { get; set; } = "";

    public string? SessionId { get; set; }

    public string? CheckoutUrl { get; set; }

    public string? PaymentId { get; set; }

    public DateTimeOffset? GrantedAt { get; set; }

    public DateTimeOffset? PremiumEnds { get; set; }

    public long RefundedAmount { get; set; }

    /// <summary>A JSON array; null for none.</summary>
    public string? Disputes { get; set; }

    public long DueTokens { get; set; }

    public long DuePremiumMilliseconds { get; set; }

    public long TakenTokens { get; set; }

    public long TakenPremiumMilliseconds { get; set; }

    public static OrderRow Of(UserKey user, Order order) => new()
    {
        PartitionKey = user.Value,
        RowKey = TableKeys.Order(order.Id),
        Provider = order.Provider.ToString(),
        PlanId = order.Plan.Id,
        PlanName = order.Plan.Name,
        Amount = order.Plan.Price.Amount,
        Currency = order.Plan.Price.Currency,
        PremiumDays = order.Plan.Grants.PremiumDays,
        Tokens = order.Plan.Grants.Tokens,
        Site = order.Site,
        ReturnTo = order.ReturnTo,
        CallbackToken = order.CallbackToken,
        ExpiresAt = order.ExpiresAt,
        Attempt = order.Attempt,
        State = order.State.ToString(),
        SessionId = order.SessionId,
        CheckoutUrl = order.CheckoutUrl,
        PaymentId = order.PaymentId,
        GrantedAt = order.GrantedAt,
        PremiumEnds = order.PremiumEnds,
        RefundedAmount = order.RefundedAmount,
        Disputes = order.Disputes.Count == 0 ? null : JsonSerializer.Serialize(order.Disputes),
        DueTokens = order.Due.Tokens,
        DuePremiumMilliseconds = (long)order.Due.Premium.TotalMilliseconds,
        TakenTokens = order.Taken.Tokens,
        TakenPremiumMilliseconds = (long)order.Taken.Premium.TotalMilliseconds,
    };

    public Order ToOrder() => new()
    {
        Id = TableKeys.OrderOf(RowKey),
        Provider = Enum.Parse<PaymentProvider>(Provider),
        Plan = new Plan(PlanId, PlanName, new Money(Amount, Currency), new Grants(PremiumDays, Tokens)),
        Site = Site,
        ReturnTo = ReturnTo,
        CallbackToken = CallbackToken,
        ExpiresAt = ExpiresAt,
        Attempt = Attempt,
        State = Enum.Parse<OrderState>(State),
        SessionId = SessionId,
        CheckoutUrl = CheckoutUrl,
        PaymentId = PaymentId,
        GrantedAt = GrantedAt,
        PremiumEnds = PremiumEnds,
        RefundedAmount = RefundedAmount,
        Disputes = Disputes is null ? [] : JsonSerializer.Deserialize<Dispute[]>(Disputes)!,
        Due = new Reversal(DueTokens, TimeSpan.FromMilliseconds(DuePremiumMilliseconds)),
        Taken = new Reversal(TakenTokens, TimeSpan.FromMilliseconds(TakenPremiumMilliseconds)),
    };
}
