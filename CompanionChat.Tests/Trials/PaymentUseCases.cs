using System.Net;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Features.Payments;

namespace CompanionChat.Tests.Trials;

/// <summary>Everything about money, with each provider.</summary>
internal static class PaymentUseCases
{
    private static readonly string[] Providers = ["stripe", "coingate", "upgate"];

    public static IReadOnlyList<UseCase> All { get; } = [.. Providers.SelectMany(With)];

    private static IEnumerable<UseCase> With(string provider)
    {
        return
        [
            new($"checkout, {provider}", _ => Task.CompletedTask, trial => CheckOutAsync(trial, provider), trial => CheckedOutOnceAsync(trial, Till(trial))),
            new($"notification, {provider}", BoughtAsync, TellAsync, trial => HasAsync(trial, 100)),
            new($"success page, {provider}", BoughtAsync, SucceedAsync, trial => HasAsync(trial, 100)),
            new($"refund, {provider}", RefundedAsync, TellAsync, trial => HasAsync(trial, 67)),
        ];

        ITill Till(Trial trial) => trial.Stage.Upstreams.Till(provider);

        Task<Answer> TellAsync(Trial trial) => Till(trial).TellAsync(trial.Stage, trial.Order);

        async Task BoughtAsync(Trial trial)
        {
            (await CheckOutAsync(trial, provider)).Expect(HttpStatusCode.Created);
            Till(trial).Pay(trial.Order);
        }

        async Task RefundedAsync(Trial trial)
        {
            await BoughtAsync(trial);
            (await SucceedAsync(trial)).Expect(HttpStatusCode.OK);
            Till(trial).Refund(trial.Order);
        }
    }

    private static async Task<Answer> CheckOutAsync(Trial trial, string provider)
    {
        var answer = await trial.Visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens, provider }, Trial.Key);
        if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created)
        {
            trial.Acknowledge(answer["checkoutUrl"]);
            trial.Order = answer["sessionId"];
        }

        return answer;
    }

    // A provider that cannot be asked twice for the same may have opened another one, whose address nobody learns.
    private static async Task CheckedOutOnceAsync(Trial trial, ITill till)
    {
        var order = Assert.Single(await trial.RowsAsync(), row => row.RowKey.StartsWith("order~", StringComparison.Ordinal));
        var opened = till.CheckoutsOf(trial.Order);
        Assert.EndsWith($"/{order.GetString("SessionId")}", trial.Acknowledged, StringComparison.Ordinal);
        Assert.Contains(order.GetString("SessionId"), opened);
        Assert.InRange(opened.Count, 1, till.MostCheckouts);
        Assert.Equal((false, 0L), await Shop.HasAsync(trial.Visitor));
    }

    private static Task<Answer> SucceedAsync(Trial trial) => trial.Visitor.GetAsync($"/api/checkout/{trial.Order}");

    private static async Task HasAsync(Trial trial, long tokens)
    {
        Assert.Equal((false, tokens), await Shop.HasAsync(trial.Visitor));
        var rows = await trial.RowsAsync();
        Assert.Equal((1, 0), (Trial.Count(rows, "order~"), Trial.Count(rows, "open~")));
    }
}
