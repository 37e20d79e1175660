using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Core.Pipeline;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Adapters.Llm;
using CompanionChat.Functions.Adapters.Stripe;
using CompanionChat.Functions.Adapters.Turnstile;
using CompanionChat.Tests.Features.Payments;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Faults;

/// <summary>
/// Every request that a use case makes, to storage and to upstreams, meets every fault; then whoever asked asks again, and the books are right. How many
/// requests there are a run without faults tells. The host's time runs twenty times as fast, so that its deadlines and pauses are short.
/// </summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    private const int Lanes = 3;
    private const int DryRuns = 3;

    /// <summary>As promised: two attempts at the primary provider, one at the fallback.</summary>
    private const int MaxLlmCalls = 3;

    public static TheoryData<string> Names() => new(UseCases.All.Select(useCase => useCase.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_befalls_any_of_its_requests_it_is_done_once(string name)
    {
        var watch = Stopwatch.StartNew();
        var useCase = UseCases.All.Single(useCase => useCase.Name == name);
        var requests = await CountAsync(useCase);
        var cells = new ConcurrentQueue<(int Request, FaultKind Kind)>(
            from request in Enumerable.Range(1, requests.Count)
            from kind in Enum.GetValues<FaultKind>()
            select (request, kind));
        output.WriteLine($"{name}: {cells.Count} cells, {requests.Count} requests: {string.Join(", ", requests)}.");
        var failures = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => RunLaneAsync(useCase, cells, failures)));

        output.WriteLine($"Took {watch.Elapsed.TotalSeconds:0} s.");
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    private static async Task<IReadOnlyList<string>> CountAsync(UseCase useCase)
    {
        var plan = new FaultPlan();
        await using var shop = await OpenShopAsync(plan);
        var runs = new List<IReadOnlyList<string>>();
        for (var i = 0; i < DryRuns; i++)
        {
            var trial = new Trial(shop, await shop.Host.SignInAsync());
            await useCase.Prepare(trial);
            plan.Arm(null);
            var answer = await useCase.Act(trial);
            Assert.True((int)answer.Status < 300, $"{answer.Status} {answer.Body}");
            await trial.SettledAsync();
            plan.Disarm();
            runs.Add(plan.Seen);
            await useCase.Check(trial);
        }

        return runs.MinBy(run => run.Count)!;
    }

    private static async Task RunLaneAsync(UseCase useCase, ConcurrentQueue<(int Request, FaultKind Kind)> cells, ConcurrentBag<string> failures)
    {
        var plan = new FaultPlan();
        await using var shop = await OpenShopAsync(plan);
        var bystander = await shop.Host.SignInAsync();
        await bystander.StartAsync(shop.Host.Companion);
        var before = await shop.BooksAsync(bystander);
        await using var screen = await shop.Host.OpenScreenAsync(bystander);
        while (cells.TryDequeue(out var cell))
        {
            try
            {
                await RunAsync(useCase, cell, shop, plan);
            }
            catch (Exception failure)
            {
                failures.Add($"{useCase}, {cell.Kind} at request {cell.Request} of {string.Join(", ", plan.Seen)}:\n{failure}");
            }
            finally
            {
                plan.Disarm();
            }
        }

        // I5: what happened to others is no business of a bystander's.
        Assert.Equal(before, await shop.BooksAsync(bystander));
        Assert.Empty(screen.Received);
    }

    private static async Task RunAsync(UseCase useCase, (int Request, FaultKind Kind) cell, Shop shop, FaultPlan plan)
    {
        var trial = new Trial(shop, await shop.Host.SignInAsync());
        await useCase.Prepare(trial);
        plan.Arm(cell);
        var first = await useCase.Act(trial);
        await trial.SettledAsync();
        Assert.True(plan.HasStruck, "The fault met no request.");
        Assert.InRange(plan.Seen.Count(request => request.Contains("llm", StringComparison.Ordinal)), 0, MaxLlmCalls);
        plan.Disarm();

        if (cell.Kind != FaultKind.LateAfterTheReturn)
        {
            await plan.LandAsync();
        }

        await ReturnAsync(useCase, trial, first);
        await plan.LandAsync();
        await trial.SettledAsync();
        await useCase.Check(trial);
    }

    // 503 says: try again. Who was acknowledged asks again too, as one whose connection broke, but for what has no key: that would be another one.
    private static async Task ReturnAsync(UseCase useCase, Trial trial, Answer first)
    {
        Assert.True((int)first.Status is < 300 or 503, $"{first.Status} {first.Body}");
        if ((int)first.Status < 300 && useCase.Name == "mint")
        {
            return;
        }

        await Eventually.TrueAsync(
            async () =>
            {
                var again = await useCase.Act(trial);
                Assert.True((int)again.Status is < 300 or 503 or 429, $"{again.Status} {again.Body}");
                return (int)again.Status < 300;
            },
            "done");
    }

    private static Task<Shop> OpenShopAsync(FaultPlan plan) => Shop.OpenAsync(
        builder =>
        {
            var clock = new FastClock(20);
            builder.UseClock(clock);
            builder.Services.AddSingleton<HttpPipelinePolicy>(new FaultyStorage(plan));
            string[] upstreams =
            [
                LanguageModelServices.HttpClientName(ProviderRole.Primary), LanguageModelServices.HttpClientName(ProviderRole.Fallback),
                TurnstileServices.HttpClientName, StripeServices.HttpClientName,
            ];
            foreach (var name in upstreams)
            {
                builder.Services.AddHttpClient(name).AddHttpMessageHandler(() => new FaultyUpstream(plan, name, clock));
            }
        },
        settings => settings["Nonce__LifetimeSeconds"] = "3600");
}
