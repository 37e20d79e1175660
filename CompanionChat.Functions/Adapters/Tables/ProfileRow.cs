using Azure;
using Azure.Data.Tables;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>A profile as it is stored.</summary>
internal sealed class ProfileRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? PremiumUntil { get; set; }

    public long Tokens { get; set; }

    public static ProfileRow Of(UserKey user, Profile profile) => new()
    {
        PartitionKey = user.Value,
        RowKey = TableKeys.Profile,
        CreatedAt = profile.CreatedAt,
        PremiumUntil = profile.PremiumUntil,
        Tokens = profile.Tokens,
    };

    public Profile ToProfile() => new(CreatedAt, PremiumUntil, Tokens);
}
