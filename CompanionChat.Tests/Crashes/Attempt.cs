using System.Net;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Crashes;

/// <summary>One message of a visitor of its own, sent again and again with the same nonce and the same key.</summary>
public sealed class Attempt
{
    private readonly MortalHost host;
    private readonly string conversation;
    private readonly string nonce;

    private Attempt(MortalHost host, Visitor visitor, string conversation, string nonce)
    {
        this.host = host;
        Visitor = visitor;
        this.conversation = conversation;
        this.nonce = nonce;
    }

    /// <summary>The Idempotency-Key.</summary>
    public const string Key = "the-key";

    public Visitor Visitor { get; }

    /// <summary>The message's id, once it was acknowledged.</summary>
    public string? Acknowledged { get; private set; }

    /// <summary>Does all that comes before the message.</summary>
    public static async Task<Attempt> PrepareAsync(MortalHost host)
    {
        var visitor = await Visitor.SignInAsync(host.Http);
        var companion = (await visitor.GetAsync("/api/companions")).Body.GetProperty("companions")[0].GetProperty("id").GetString()!;
        return new Attempt(host, visitor, await visitor.StartAsync(companion), await visitor.MintAsync());
    }

    /// <summary>Sends it to a host that may die of it.</summary>
    public async Task SendAsync()
    {
        try
        {
            Take(await Visitor.SayAsync(conversation, "Are you there?", nonce, Key));
        }
        catch (HttpRequestException)
        {
            // The host is dead; whether it took the message is not known.
        }
    }

    /// <summary>Sends it until it is acknowledged.</summary>
    public Task SendUntilAcknowledgedAsync() => Eventually.TrueAsync(
        async () =>
        {
            var answer = await Visitor.SayAsync(conversation, "Are you there?", nonce, Key);
            if (answer.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
            {
                return false;
            }

            Take(answer.Expect(HttpStatusCode.Accepted));
            return true;
        },
        "acknowledged");

    /// <summary>What the conversation shows.</summary>
    public async Task<Settlement> ReadAsync() =>
        Settlement.Of(await Visitor.OpenAsync(conversation), await host.RowsAsync(Visitor));

    // An acknowledgement is a promise: whoever repeats the request hears of the same message.
    private void Take(Answer answer)
    {
        if (answer.Status != HttpStatusCode.Accepted)
        {
            return;
        }

        var id = answer.Body.GetProperty("message").GetProperty("id").GetString();
        Assert.True(Acknowledged is null || Acknowledged == id, $"Acknowledged as {Acknowledged}, and again as {id}.");
        Acknowledged = id;
    }
}
