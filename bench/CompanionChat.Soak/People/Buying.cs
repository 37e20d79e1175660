using CompanionChat.Soak.Checks;
using CompanionChat.Soak.World;

namespace CompanionChat.Soak.People;

/// <summary>Buys in every way: pays at once or later, or not at all; comes back to the success page, or does not; and gets money back.</summary>
internal sealed class Buying(Visitor visitor, Stage stage, Tills tills)
{
    private static readonly string[] Plans = ["premium-30", "premium-365", "tokens-100", "tokens-500"];
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>Buys premium, or any plan.</summary>
    public Task BuyAsync(bool premium, CancellationToken cancellationToken) =>
        BuyAsync(premium ? Plans[0] : visitor.One(Plans), visitor.One(Tills.Providers), cancellationToken);

    /// <summary>Buys a plan from a provider; not everybody who begins to pays.</summary>
    public async Task BuyAsync(string plan, string provider, CancellationToken cancellationToken)
    {
        if (await OpenAsync(plan, provider, cancellationToken) is not { } purchase || visitor.Happens(10))
        {
            return;
        }

        await PayAsync(purchase, cancellationToken);
        if (visitor.Happens(80))
        {
            await ComeBackAsync(purchase, cancellationToken);
        }
    }

    /// <summary>Something happens to a purchase that was paid: half or all of it is refunded, or the bank disputes it.</summary>
    public async Task ReverseAsync(CancellationToken cancellationToken)
    {
        // What nobody is told of, nobody can take back.
        using var heard = stage.Dials.WhileNoticesAreHeard();
        if (heard is null || visitor.Ledger.Purchases.Where(purchase => purchase.IsPaid).ToList() is not { Count: > 0 } paid)
        {
            return;
        }

        var purchase = visitor.One(paid);
        var action = visitor.Random.Next(10) switch
        {
            < 3 => "refund half",
            < 5 => "refund",
            < 7 => "dispute",
            < 9 => "win",
            _ => "lose",
        };
        await ActAsync(purchase, action, cancellationToken);
    }

    /// <summary>Opens the success page: it grants what is paid, should nobody have done so before.</summary>
    /// <returns>Whether the page could say how it stands.</returns>
    public async Task<bool> ComeBackAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        if (await visitor.AskAsync("success page", HttpMethod.Get, $"/api/checkout/{purchase.OrderId}", cancellationToken) is not { } page)
        {
            return false;
        }

        if (page.IsRefused)
        {
            stage.Condemn(Rules.Durable, visitor, $"order {purchase.OrderId} was opened, and its page answered with {page.Status} {page.Code}");
        }

        stage.Verdict.Checked(page.IsDone && page.Text("status") is "paid" && !purchase.IsTried
            ? [new Violation(Rules.OneCredit, visitor.Marker, $"order {purchase.OrderId} is paid, and nobody paid")]
            : []);
        return page.IsDone;
    }

    private async Task<Purchase?> OpenAsync(string plan, string provider, CancellationToken cancellationToken)
    {
        var key = visitor.NewName("buy");
        var first = await CheckoutAsync(plan, provider, key, cancellationToken);
        if (first is null || visitor.Happens(15))
        {
            await Task.Delay(BetweenTries, cancellationToken);
            var second = await CheckoutAsync(plan, provider, key, cancellationToken);
            if (first is not null && second is not null && !first.OrderId.Equals(second.OrderId, StringComparison.Ordinal))
            {
                stage.Condemn(Rules.Durable, visitor, $"{key} opened order {first.OrderId}, and repeated order {second.OrderId}");
            }

            first ??= second;
        }

        return first;
    }

    private async Task<Purchase?> CheckoutAsync(string planId, string provider, string key, CancellationToken cancellationToken)
    {
        var answer = await visitor.AskAsync("checkout", HttpMethod.Post, "/api/checkout", cancellationToken, new { planId, provider, returnTo = "/chats" }, key);
        if (answer is not { IsDone: true })
        {
            return null;
        }

        stage.Events.Add($"checkouts {provider}");
        var payment = new Uri(answer.Text("checkoutUrl")).Segments[^1];
        return visitor.Ledger.Add(new Purchase(answer.Text("sessionId"), provider, planId.StartsWith("premium", StringComparison.Ordinal), payment));
    }

    private async Task PayAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        purchase.Try();
        var isLater = visitor.Happens(20);
        if (isLater)
        {
            await ActAsync(purchase, "pay later", cancellationToken);
        }

        await ActAsync(purchase, visitor.Happens(10) ? "fail" : isLater ? "settle" : "pay", cancellationToken);
    }

    private async Task ActAsync(Purchase purchase, string action, CancellationToken cancellationToken)
    {
        if (await tills.ActAsync(purchase, action, cancellationToken))
        {
            stage.Events.Add($"payments: {action}");
            purchase.IsPaid |= action is "pay" or "settle";
        }
    }
}
