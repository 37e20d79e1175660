using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Features.Payments;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Fuzz;

/// <summary>A visitor of one run of requests, alone in a partition, who knows the ids that were given out, and marks all texts.</summary>
internal sealed class FuzzVisitor
{
    private static readonly string[] Plans = ["premium-30", "tokens-100", "tokens-500"];
    private static readonly string[] Providers = ["stripe", "stripe", "coingate", "upgate"];

    private readonly Shop shop;
    private readonly Random random;
    private readonly Notices notices;
    private readonly List<string> conversations = [];
    private readonly List<string> orders = [];
    private readonly Queue<string> nonces = new();
    private string? cursor;

    private FuzzVisitor(Shop shop, Random random, Visitor visitor)
    {
        this.shop = shop;
        this.random = random;
        notices = new Notices(shop, random);
        Visitor = visitor;
    }

    public Visitor Visitor { get; }

    public HttpClient Http => shop.Host.Http;

    /// <summary>Stands in the user's id and in all texts: nobody else may ever read it.</summary>
    public string Mark => Visitor.UserId;

    public static async Task<FuzzVisitor> ArriveAsync(Shop shop, Random random)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"mark{random.NextInt64(1L << 60):x16}");
        return new FuzzVisitor(shop, random, await shop.Host.SignInAsync(mark));
    }

    /// <summary>A value that the operation takes; null where there is none yet, and none is needed.</summary>
    /// <param name="name">A parameter's or a field's.</param>
    public async Task<string?> ValueAsync(string name) => name switch
    {
        "companionId" => StrangeValues.Pick(random, shop.Host.Companions),
        "conversationId" => await ConversationAsync(),
        "sessionId" => await OrderAsync(),
        "nonceId" => nonces.TryDequeue(out var minted) ? minted : await Visitor.MintAsync(),
        "text" => $"{Mark} says {random.Next(1000)}",
        "token" => $"{Mark}-{random.NextInt64():x}",
        "at" => shop.Host.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        "planId" => StrangeValues.Pick(random, Plans),
        "provider" => StrangeValues.Pick(random, Providers),
        "returnTo" => "/chats",
        "limit" => $"{random.Next(1, 201)}",
        "before" => cursor,
        "Idempotency-Key" => $"key-{random.NextInt64():x}",
        "If-None-Match" => "\"0123\"",
        _ => throw new InvalidOperationException($"The document has {name}, and nobody told the fuzzer a value that is right for it."),
    };

    /// <summary>What a payment provider says about a purchase of the visitor's.</summary>
    /// <returns>The body, and the query that the provider was told to send with it.</returns>
    public async Task<(JsonObject Body, string? Query)> NoticeAsync(string provider)
    {
        var (order, session) = await PurchaseAsync(provider);
        return provider switch
        {
            "stripe" => (notices.OfStripe(session!), null),
            "coingate" => (await notices.OfCoinGateAsync(Visitor, order), $"for={Visitor.Key.Value}"),
            _ => (notices.OfUpgate(Visitor, order), null),
        };
    }

    /// <summary>Remembers what an answer gave out.</summary>
    public void Learn(string operationId, Answer answer)
    {
        switch (operationId)
        {
            case "startConversation":
                Keep(conversations, answer["conversationId"]);
                break;
            case "createCheckout":
                Keep(orders, answer["sessionId"]);
                break;
            case "mintNonce":
                nonces.Enqueue(answer["nonceId"]);
                break;
            case "getConversation" when answer.Body.TryGetProperty("nextCursor", out var next) && next.GetString() is { } another:
                cursor = another;
                break;
        }
    }

    /// <summary>Waits until every message has its reply, and reads the rows: each as key and ETag.</summary>
    public async Task<List<string>> RowsAsync()
    {
        var rows = await shop.Host.RowsAsync(Visitor);
        while (rows.Exists(row => row.GetInt32("PendingReplies") > 0))
        {
            await Eventually.TrueAsync(
                async () => (rows = await shop.Host.RowsAsync(Visitor)).TrueForAll(row => row.GetInt32("PendingReplies") is null or 0), $"{Mark} has all replies");
        }

        return [.. rows.Select(row => $"{row.RowKey} {row.ETag}")];
    }

    private async Task<string> ConversationAsync()
    {
        if (conversations.Count == 0)
        {
            conversations.Add(await Visitor.StartAsync(StrangeValues.Pick(random, shop.Host.Companions)));
        }

        return StrangeValues.Pick(random, conversations);
    }

    // An order of that provider: a new one is found again while its checkout is open.
    private async Task<(string Order, StripeSession? Session)> PurchaseAsync(string provider)
    {
        var answer = await Visitor.PostAsync("/api/checkout", new { planId = StrangeValues.Pick(random, Plans), provider });
        var order = answer["sessionId"];
        orders.Add(order);
        return (order, provider == "stripe" ? shop.Stripe.SessionOf(order) : null);
    }

    private async Task<string> OrderAsync()
    {
        if (orders.Count == 0)
        {
            orders.Add((await Visitor.PostAsync("/api/checkout", new { planId = StrangeValues.Pick(random, Plans) })).Expect(HttpStatusCode.Created)["sessionId"]);
        }

        return StrangeValues.Pick(random, orders);
    }

    private static void Keep(List<string> own, string id)
    {
        if (!own.Contains(id, StringComparer.Ordinal))
        {
            own.Add(id);
        }
    }
}
