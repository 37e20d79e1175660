using System.Text.Json;
using Azure.Data.Tables;

namespace CompanionChat.Soak.Checks;

/// <summary>An order's row. Amounts are in the currency's smallest unit, premium in milliseconds.</summary>
internal sealed record StoredOrder(string Id, long Amount, long Tokens, long Premium)
{
    private const int Won = 1;

    /// <summary>When it was granted; null until then.</summary>
    public DateTimeOffset? GrantedAt { get; init; }

    /// <summary>What was refunded, or is disputed and not won: at most all of it.</summary>
    public long Gone { get; init; }

    /// <summary>Tokens that are to be taken back.</summary>
    public long DueTokens { get; init; }

    /// <summary>Premium that is to be taken back.</summary>
    public long DuePremium { get; init; }

    /// <summary>Tokens that were taken back.</summary>
    public long TakenTokens { get; init; }

    /// <summary>Premium that was taken back.</summary>
    public long TakenPremium { get; init; }

    /// <summary>Reads one.</summary>
    public static StoredOrder Of(TableEntity row)
    {
        var amount = row.GetInt64("Amount").GetValueOrDefault();
        var premium = (long)TimeSpan.FromDays(row.GetInt32("PremiumDays").GetValueOrDefault()).TotalMilliseconds;
        return new StoredOrder(row.RowKey.Split('~')[1], amount, row.GetInt64("Tokens").GetValueOrDefault(), premium)
        {
            GrantedAt = row.GetDateTimeOffset("GrantedAt"),
            Gone = Math.Min(amount, row.GetInt64("RefundedAmount").GetValueOrDefault() + Disputed(row.GetString("Disputes"))),
            DueTokens = row.GetInt64("DueTokens").GetValueOrDefault(),
            DuePremium = row.GetInt64("DuePremiumMilliseconds").GetValueOrDefault(),
            TakenTokens = row.GetInt64("TakenTokens").GetValueOrDefault(),
            TakenPremium = row.GetInt64("TakenPremiumMilliseconds").GetValueOrDefault(),
        };
    }

    private static long Disputed(string? disputes) => disputes is null
        ? 0
        : JsonElement.Parse(disputes).EnumerateArray()
            .Where(dispute => dispute.GetProperty("State").GetInt32() != Won)
            .Sum(dispute => dispute.GetProperty(nameof(Amount)).GetInt64());
}
