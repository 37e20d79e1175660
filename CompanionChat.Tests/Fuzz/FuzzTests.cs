using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CompanionChat.Domain.Companions;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Features.Payments;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Fuzz;

/// <summary>
/// Ten thousand requests made up from the app's own document by a seed: none gets an error of ours, or an answer outside the document, or what is
/// another's or secret; and none that is refused changes a row. CONTRIBUTING tells how to repeat and lengthen it.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int DefaultSeed = 20261121;
    private const int DefaultRequests = 10_000;
    private const int RequestsOfAVisitor = 100;
    private const int VisitorsAtOnce = 12;
    private const int ShownFailures = 10;

    /// <summary>Where there is something to get wrong, more is sent.</summary>
    private static readonly Operation[] Weighted = [.. Operation.All.SelectMany(operation => Enumerable.Repeat(operation, operation.TakesInput ? 4 : 1))];

    private readonly ConcurrentBag<string> failures = [];
    private string[] strangersIds = [];
    private readonly ConcurrentDictionary<(string Operation, int Status), int> outcomes = new();

    [Fact]
    public async Task Whatever_is_sent_is_answered_as_documented_and_a_refusal_changes_nothing()
    {
        var seed = Setting("FUZZ_SEED", DefaultSeed);
        var requests = Setting("FUZZ_REQUESTS", DefaultRequests);
        output.WriteLine($"{requests} requests; FUZZ_SEED={seed} repeats them.");
        var watch = Stopwatch.StartNew();
        await using var shop = await OpenShopAsync();
        var answers = new AnswerWatch(Secrets(shop));
        var stranger = await FuzzVisitor.ArriveAsync(shop, new Random(seed));
        strangersIds = [(await stranger.ValueAsync("conversationId"))!, (await stranger.ValueAsync("sessionId"))!, (await stranger.ValueAsync("nonceId"))!];
        var strangersRows = await stranger.RowsAsync();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests / RequestsOfAVisitor),
            new ParallelOptions { MaxDegreeOfParallelism = VisitorsAtOnce },
            async (number, _) => await RunAsync(shop, answers, seed, number));

        output.WriteLine($"Took {watch.Elapsed.TotalSeconds:0} s.");
        foreach (var operation in outcomes.GroupBy(outcome => outcome.Key.Operation).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{operation.Key}: {string.Join(", ", operation.OrderBy(outcome => outcome.Key.Status).Select(outcome => $"{outcome.Key.Status} {outcome.Value}×"))}");
        }

        Assert.True(failures.IsEmpty, $"FUZZ_SEED={seed}, {failures.Count} failures:\n\n{string.Join("\n\n", failures.Take(ShownFailures))}");
        Assert.Equal(strangersRows, await stranger.RowsAsync());
        Assert.All(Operation.All, operation => Assert.Contains(outcomes.Keys, outcome => outcome.Operation == operation.Id && outcome.Status < 400));
    }

    // Its own storage: what other tests leave behind makes the many reads of rows slow.
    private static Task<Shop> OpenShopAsync() => Shop.OpenAsync(
        builder =>
        {
            builder.Configuration["TURNSTILE_SECRET_KEY"] = "fuzz-turnstile-secret";
            builder.Configuration["LLM_API_KEY_PRIMARY"] = "fuzz-primary-key";
            builder.Configuration["LLM_API_KEY_FALLBACK"] = "fuzz-fallback-key";
        },
        settings =>
        {
            settings.Remove("AzureWebJobsStorage");
            settings["Nonce__LifetimeSeconds"] = "3600";
        });

    private static string[] Secrets(Shop shop) =>
    [
        "fuzz-turnstile-secret", "fuzz-primary-key", "fuzz-fallback-key", StripeDouble.Secret, StripeDouble.OldSecret, "sk_test_double", AzuriteServer.AccountKey,
        "   at CompanionChat", "Exception", "PartitionKey", "AccountKey",
        .. shop.Host.Services.GetRequiredService<ICompanionCatalog>().All.Select(companion => AnswerWatch.PlainPieceOf(companion.Persona)),
    ];

    private async Task RunAsync(Shop shop, AnswerWatch answers, int seed, int number)
    {
        var random = new Random(unchecked((seed * 7919) + number));
        var visitor = await FuzzVisitor.ArriveAsync(shop, random);
        var maker = new RequestMaker(random, visitor);
        List<string>? rows = null;
        for (var step = 0; step < RequestsOfAVisitor; step++)
        {
            FuzzRequest? request = null;
            try
            {
                var operation = StrangeValues.Pick(random, Weighted);
                request = await maker.MakeAsync(operation, strangersIds);

                // Making it may have given out a nonce, or begun a conversation.
                rows = await visitor.RowsAsync();
                var answer = await SendAsync(visitor, request);
                outcomes.AddOrUpdate((operation.Id, (int)answer.Status), 1, (_, count) => count + 1);
                var complaint = await answers.ComplaintAsync(request, visitor, answer) ?? await ChangedAsync(request, visitor, answer, rows);
                if (complaint is not null)
                {
                    failures.Add($"Visitor {number}, step {step}: {complaint}\n{request}\n→ {(int)answer.Status} {answer.Response.Headers}{Shown(answer)}");
                }
                else if ((int)answer.Status is >= 200 and < 300 && answer.Body.ValueKind == System.Text.Json.JsonValueKind.Object)
                {
                    visitor.Learn(operation.Id, answer);
                }
            }
            catch (Exception failure)
            {
                failures.Add($"Visitor {number}, step {step}: {request}\n{failure}");
            }
        }
    }

    private static Task<Answer> SendAsync(FuzzVisitor visitor, FuzzRequest request)
    {
        var who = request.IsAnonymous ? Visitor.Anonymous(visitor.Http) : visitor.Visitor;
        return who.SendAsync(new HttpMethod(request.Method), request.Address, request.Content, null, [.. request.Headers]);
    }

    // A refusal changes nothing, and neither does a look, except at a purchase: that settles it.
    private static async Task<string?> ChangedAsync(FuzzRequest request, FuzzVisitor visitor, Answer answer, List<string> before)
    {
        var mayChange = (int)answer.Status < 400 && (request.Method != "GET" || request.OperationId == "verifyCheckout");
        if (mayChange)
        {
            return null;
        }

        var after = await visitor.RowsAsync();
        return after.SequenceEqual(before, StringComparer.Ordinal)
            ? null
            : $"rows changed:\n{string.Join('\n', before.Except(after, StringComparer.Ordinal))}\n→\n{string.Join('\n', after.Except(before, StringComparer.Ordinal))}";
    }

    private static string Shown(Answer answer) => answer.Body.ToString() is { Length: > 800 } text ? text[..800] : answer.Body.ToString();

    private static int Setting(string name, int standard) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : standard;
}
