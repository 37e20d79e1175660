using Azure;
using Azure.Data.Tables;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>A nonce as it is stored.</summary>
internal sealed class NonceRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public string? AbandonedFor { get; set; }

    public string? UsedBy { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public string? IdempotencyKey { get; set; }

    public string? BodyHash { get; set; }

    public int? FreeText { get; set; }

    public int? FreeMedia { get; set; }

    public int? FreeAudio { get; set; }

    public bool? PremiumActive { get; set; }

    public static NonceRow Of(UserKey user, Nonce nonce) => new()
    {
        PartitionKey = user.Value,
        RowKey = TableKeys.Nonce(nonce.Id),
        ExpiresAt = nonce.ExpiresAt,
        AbandonedFor = nonce.AbandonedFor?.Value,
        UsedBy = nonce.Use?.MessageId.Value,
        UsedAt = nonce.Use?.At,
        IdempotencyKey = nonce.Use?.IdempotencyKey,
        BodyHash = nonce.Use?.BodyHash,
        FreeText = nonce.Use?.FreeAfter.Text,
        FreeMedia = nonce.Use?.FreeAfter.Media,
        FreeAudio = nonce.Use?.FreeAfter.Audio,
        PremiumActive = nonce.Use?.PremiumActive,
    };

    public Nonce ToNonce() => new(TableKeys.NonceOf(RowKey), ExpiresAt)
    {
        AbandonedFor = AbandonedFor is null ? null : new MessageId(AbandonedFor),
        Use = UsedBy is null ? null : ToUse(UsedBy),
    };

    private NonceUse ToUse(string usedBy) => new(
        new MessageId(usedBy),
        UsedAt.GetValueOrDefault(),
        IdempotencyKey,
        BodyHash ?? "",
        new FreeQuota(FreeText ?? 0, FreeMedia ?? 0, FreeAudio ?? 0),
        PremiumActive ?? false);
}
