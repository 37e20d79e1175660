using System.Text.Json.Serialization;
using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Features.ListPlans;

/// <summary>A plan as a buyer sees it.</summary>
public sealed record PlanView(string Id, string Name, long Amount, string Currency, PlanView.GrantsView Grants)
{
    /// <summary>A plan.</summary>
    public static PlanView Of(Plan plan) =>
        new(plan.Id, plan.Name, plan.Price.Amount, plan.Price.Currency, GrantsView.Of(plan.Grants));

    /// <summary>What it gives; what it does not give is left out.</summary>
    public sealed record GrantsView(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? PremiumDays,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Tokens)
    {
        /// <summary>What a plan gives.</summary>
        public static GrantsView Of(Grants grants) =>
            new(grants.PremiumDays == 0 ? null : grants.PremiumDays, grants.Tokens == 0 ? null : grants.Tokens);
    }
}
