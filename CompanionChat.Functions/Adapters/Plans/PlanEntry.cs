using System.Text.RegularExpressions;
using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters.Plans;

/// <summary>One plan of the file, as far as it is there.</summary>
internal sealed partial record PlanEntry
{
    // What payment providers take, and far above any plan.
    private const long MostMoney = 99_999_999;
    private const int MostDays = 3660;
    private const long MostTokens = 1_000_000_000;

    public string? Id { get; init; }

    public string? Name { get; init; }

    public long Amount { get; init; }

    public string? Currency { get; init; }

    public GrantsEntry? Grants { get; init; }

    /// <summary>What is wrong with an entry, each error with its place.</summary>
    public static IEnumerable<string> Check(PlanEntry? plan, string place)
    {
        if (plan is null)
        {
            return [$"{place} must be an object"];
        }

        var label = plan.Id is null ? place : $"{place} (id {plan.Id})";
        string?[] errors =
        [
            plan.Id is not null && IdPattern().IsMatch(plan.Id) ? null : "id must have 1 to 40 lower-case letters a-z, digits and -",
            plan.Name?.Trim() is { Length: >= 1 and <= 100 } && !plan.Name.Any(char.IsControl) ? null : "name must be a line of 1 to 100 characters",
            plan.Amount is >= 1 and <= MostMoney ? null : "amount must be 1 to 99,999,999 in the currency's smallest unit",
            plan.Currency is not null && CurrencyPattern().IsMatch(plan.Currency) ? null : "currency must have three lower-case letters (ISO 4217)",
            plan.Grants is { PremiumDays: >= 0 and <= MostDays, Tokens: >= 0 and <= MostTokens } grants && grants != GrantsEntry.Nothing
                ? null
                : "grants must have premiumDays (up to 3,660), or tokens (up to 1,000,000,000), or both",
        ];
        return errors.OfType<string>().Select(error => $"{label}: {error}");
    }

    /// <summary>The plan of an entry that is right.</summary>
    public Plan ToPlan() => new(Id!, Name!.Trim(), new Money(Amount, Currency!), new Grants(Grants!.PremiumDays, Grants.Tokens));

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[a-z]{3}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CurrencyPattern();

    internal sealed record GrantsEntry
    {
        public static readonly GrantsEntry Nothing = new();

        public int PremiumDays { get; init; }

        public long Tokens { get; init; }
    }
}
