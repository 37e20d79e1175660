using System.Text.Json;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>The screens around a payment in every state that the contract knows, with answers written by hand: axe-core finds nothing, and a picture of each is kept.</summary>
public sealed class PaymentScreensTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    private static readonly object Offer = new
    {
        plans = new object[]
        {
            new { id = "premium-7", name = "A week", amount = 499, currency = "usd", grants = new { premiumDays = 7 } },
            new { id = "premium-30", name = "A month", amount = 1499, currency = "usd", grants = new { premiumDays = 30, tokens = 500 } },
            new { id = "tokens-1000", name = "A thousand tokens for whatever comes to mind", amount = 1900, currency = "usd", grants = new { tokens = 1000 } },
        },
        providers = new[] { "stripe", "coingate", "upgate" },
    };

    [Theory]
    [MemberData(nameof(ScreenCamera.Devices), MemberType = typeof(ScreenCamera))]
    public async Task No_screen_around_a_payment_has_a_violation_that_axe_finds(string device, ColorScheme theme)
    {
        var camera = new ScreenCamera(device, theme);
        var person = await SignedInAsync(camera.Options());
        person.Provokes("503 (Service Unavailable)");
        person.Provokes("404 (Not Found)");
        var returnTo = Uri.EscapeDataString($"/chats/{await person.Visitor.StartAsync(Host.Companion)}");
        await AnswerAsync(person, "**/api/plans", Offer);
        await PlansAsync(person, camera, returnTo);
        await AccountAsync(person, camera);
        await AfterPayingAsync(person, camera, returnTo);

        camera.AssertNoViolations();
    }

    private static async Task PlansAsync(Person person, ScreenCamera camera, string returnTo)
    {
        await person.Page.GotoAsync($"/plans?returnTo={returnTo}");
        await Expect(person.Page.GetByTestId("plan")).ToHaveCountAsync(3);
        await camera.LookAsync(person, "20-plans");
        await AnswerAsync(person, "**/api/checkout", Problem("payment_provider_unavailable", 503), 503);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Buy A week" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be reached right now. Nothing was charged.");
        await camera.LookAsync(person, "21-plans-provider-down");
        await person.Page.GotoAsync($"/plans?cancelled=o1&returnTo={returnTo}");
        await Expect(person.Page.GetByTestId("cancelled")).ToBeVisibleAsync();
        await camera.LookAsync(person, "22-plans-cancelled");
    }

    private async Task AccountAsync(Person person, ScreenCamera camera)
    {
        var states = new[] { "pending", "paid", "expired", "refunded", "disputed" };
        var plans = new[] { "premium-30", "tokens-1000", "premium-7", "premium-365-no-longer-sold", "premium-7" };
        await AnswerAsync(person, "**/api/me/orders", new
        {
            orders = states.Zip(plans, (status, planId) => new
            {
                sessionId = status, provider = "stripe", planId, status, amount = 1499, currency = "usd", createdAt = "2026-11-20T10:00:00.000Z",
            }),
        });
        await AnswerAsync(person, "**/api/me", Premium(person));
        await person.Page.GotoAsync("/account");
        await Expect(person.Page.GetByTestId("order")).ToHaveCountAsync(5);
        await Expect(person.Page.GetByTestId("order").Nth(3)).ToContainTextAsync("premium-365-no-longer-sold");
        await Expect(person.Page.GetByTestId("tokens")).ToHaveTextAsync("1,500 tokens on your balance");
        await camera.LookAsync(person, "23-account");
        await person.Page.GetByRole(AriaRole.List, new() { Name = "Purchases" }).ScrollIntoViewIfNeededAsync();
        await camera.LookAsync(person, "24-account-purchases");
        await person.Page.UnrouteAsync("**/api/me");
    }

    private static async Task AfterPayingAsync(Person person, ScreenCamera camera, string returnTo)
    {
        var address = $"/premium/success?session_id=o1&returnTo={returnTo}";
        foreach (var status in (string[])["pending", "paid", "expired", "refunded", "disputed"])
        {
            var me = status == "paid" ? Premium(person) : new { userId = person.Visitor.UserId, premiumActive = false, premiumUntil = (string?)null, tokens = 0 };
            await AnswerAsync(person, "**/api/checkout/o1", new { status, me });
            await person.Page.GotoAsync(address);
            await Expect(person.Page.GetByTestId("checkout").And(person.Page.Locator("[aria-busy=false]"))).ToHaveAttributeAsync("data-status", status);
            await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the conversation" })).ToBeVisibleAsync();
            await camera.LookAsync(person, $"25-{status}");
        }

        await AnswerAsync(person, "**/api/checkout/o1", Problem("payment_provider_unavailable", 503), 503);
        await person.Page.GotoAsync(address);
        await Expect(person.Page.GetByText("Right now we cannot ask how far it is.")).ToBeVisibleAsync();
        await camera.LookAsync(person, "26-unreachable");
        await AnswerAsync(person, "**/api/checkout/o1", Problem("not_found", 404), 404);
        await person.Page.GotoAsync(address);
        await Expect(person.View.Heading("No such purchase")).ToBeVisibleAsync();
        await camera.LookAsync(person, "27-no-purchase");
    }

    private static object Premium(Person person) => new { userId = person.Visitor.UserId, name = "Ada", premiumActive = true, premiumUntil = "2126-12-20T10:00:00.000Z", tokens = 1500 };

    private static object Problem(string code, int status) => new { type = "about:blank", title = "No.", status, code };

    private static async Task AnswerAsync(Person person, string address, object body, int status = 200)
    {
        await person.Page.UnrouteAsync(address);
        await person.Page.RouteAsync(address, route => route.FulfillAsync(new() { Status = status, ContentType = "application/json", Body = JsonSerializer.Serialize(body) }));
    }
}
