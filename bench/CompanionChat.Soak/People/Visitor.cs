using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.People;

/// <summary>Somebody who uses the app over HTTP. Whatever is answered is looked at for what is another's, and for failures of the app's own.</summary>
internal sealed class Visitor
{
    private static readonly TimeSpan WhileItIsAway = TimeSpan.FromMilliseconds(250);

    private readonly Stage stage;
    private string token = "";
    private int made;

    /// <param name="number">Tells visitors apart.</param>
    /// <param name="stage">Where.</param>
    public Visitor(int number, Stage stage)
    {
        this.stage = stage;
        Marker = Checks.Marker.Of(number, stage.Seed);
        Random = new Random(unchecked((stage.Seed * 7919) + number));
        Key = UserKey.From("local", Marker)!.Value;
        OwnConversations = stage.Companions.Select(ConversationWith).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The word in all of the visitor's texts, and the id with the identity provider.</summary>
    public string Marker { get; }

    /// <summary>The partition.</summary>
    public UserKey Key { get; }

    /// <summary>What the visitor does follows from it.</summary>
    public Random Random { get; }

    /// <summary>What was done and told.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>The ids of all conversations that the visitor can have.</summary>
    public IReadOnlySet<string> OwnConversations { get; }

    /// <summary>The session token; empty before the sign-in.</summary>
    public string Token => token;

    /// <summary>The id of the visitor's conversation with a companion.</summary>
    public string ConversationWith(string companionId) => ConversationId.Of(Key, companionId).Value;

    /// <summary>Signs in.</summary>
    public async Task<bool> SignInAsync(CancellationToken cancellationToken)
    {
        if (await AskAsync("sign in", HttpMethod.Post, "/.auth/login/local", cancellationToken, new { userId = Marker, name = Marker }) is not { IsDone: true } answer)
        {
            return false;
        }

        token = answer.Text("authenticationToken");
        return true;
    }

    /// <summary>A name that this visitor has not used yet, for a key or a token.</summary>
    public string NewName(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{Marker}-{Interlocked.Increment(ref made)}");

    /// <summary>Whether something happens that happens so often of a hundred times.</summary>
    public bool Happens(int percent) => Random.Next(100) < percent;

    /// <summary>One of several.</summary>
    public T One<T>(IReadOnlyList<T> of) => of[Random.Next(of.Count)];

    /// <summary>Asks.</summary>
    /// <param name="what">What for, in the report.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">The run is over.</param>
    /// <param name="body">The JSON body, if any.</param>
    /// <param name="key">The Idempotency-Key, if any.</param>
    /// <returns>The answer; null where it was lost, or nobody is there.</returns>
    public async Task<Answer?> AskAsync(
        string what, HttpMethod method, string path, CancellationToken cancellationToken, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token.Length > 0)
        {
            request.Headers.Add("X-ZUMO-AUTH", token);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        stage.Requests.Add(what);
        try
        {
            using var response = await stage.App.Http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return Look(what, (int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            stage.Events.Add("answers lost");
            await Task.Delay(WhileItIsAway, cancellationToken);
            return null;
        }
    }

    private Answer Look(string what, int status, string text, string? mediaType)
    {
        stage.Verdict.Checked(Checks.Marker.Check(Marker, $"the answer to \"{what}\"", text));
        if (status is 500 or 401)
        {
            stage.Condemn(Rules.NoFailure, this, $"\"{what}\" was answered with {status}: {text}");
        }

        var isJson = mediaType?.EndsWith("json", StringComparison.Ordinal) is true && text.Length > 0;
        return new Answer(status, isJson ? JsonElement.Parse(text) : default);
    }
}
