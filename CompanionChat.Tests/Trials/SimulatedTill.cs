using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.CoinGate;
using CompanionChat.LocalHost.Simulators.Upgate;
using CompanionChat.Tests.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Trials;

/// <summary>A provider as the local host's simulator plays it. What it tells lands in a tray, and is carried on when the test says so.</summary>
/// <param name="provider">Its name in the contract.</param>
/// <param name="checkoutsOf">The ids of an order's checkouts.</param>
/// <param name="act">Makes something happen to a checkout.</param>
/// <param name="tray">Where its notifications go.</param>
internal sealed class SimulatedTill(
    string provider, Func<string, IEnumerable<string>> checkoutsOf, Action<string, string, decimal?> act, NotificationTray tray) : ITill
{
    private const decimal Part = 1.66m;

    public string Provider => provider;

    public int MostCheckouts => 2;

    public static SimulatedTill CoinGate(IServiceProvider simulators, NotificationTray tray)
    {
        var ledger = simulators.GetRequiredService<CoinGateLedger>();
        return new(
            "coingate",
            order => ledger.All().Where(made => made.OrderId == order).Select(made => $"{made.Id}"),
            (checkout, action, amount) => Assert.NotNull(ledger.Act(checkout, action, amount)),
            tray);
    }

    public static SimulatedTill Upgate(IServiceProvider simulators, NotificationTray tray)
    {
        var ledger = simulators.GetRequiredService<UpgateLedger>();
        var books = simulators.GetRequiredKeyedService<SimulatorBooks>("upgate");
        return new(
            "upgate",
            order => books.All<SimulatedCheckout>(SimulatedCheckout.Kind).Where(made => made.MerchantPaymentId == order).Select(made => made.Id),
            (checkout, action, amount) => Assert.NotNull(ledger.Act(checkout, action, amount)),
            tray);
    }

    public IReadOnlyList<string> CheckoutsOf(string order) => [.. checkoutsOf(order)];

    public void Pay(string order) => act(CheckoutsOf(order).Single(), "pay", null);

    public void Refund(string order) => act(CheckoutsOf(order).Single(), "refund", Part);

    public Task<Answer> TellAsync(IStage stage, string order) => tray.CarryOnAsync(stage, provider, order);
}
