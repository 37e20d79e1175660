using Azure.Data.Tables;

namespace CompanionChat.Soak.Checks;

/// <summary>A profile's row.</summary>
internal sealed record StoredProfile(long Tokens, DateTimeOffset? PremiumUntil)
{
    /// <summary>Reads it.</summary>
    public static StoredProfile Of(TableEntity row) => new(row.GetInt64("Tokens").GetValueOrDefault(), row.GetDateTimeOffset("PremiumUntil"));
}
