using System.Text.Json.Serialization;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Features.ListCompanions;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.ListThreads;

/// <summary><c>GET /api/threads</c>: the caller's conversations, newest message first. One range read, as long as the catalog at most.</summary>
public sealed class ListThreads(IChatStore store, ICompanionCatalog catalog)
{
    /// <summary>Answers.</summary>
    [Function(nameof(ListThreads))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/threads")] HttpRequest request, CancellationToken cancellationToken)
    {
        var user = Caller.Of(request).User;
        var conversations = await store.ReadConversationsAsync(user, cancellationToken);
        return Answers.Ok(new ThreadsAnswer(
            [.. conversations.OrderByDescending(conversation => conversation.Last.Id).Select(conversation => Thread(user, conversation))]));
    }

    private ThreadAnswer Thread(UserKey user, Conversation conversation) => new()
    {
        ConversationId = ConversationId.Of(user, conversation.CompanionId).Value,
        CompanionId = conversation.CompanionId,
        CompanionName = catalog.NameOf(conversation.CompanionId),
        AvatarUrl = GetCompanionAvatar.UrlOf(catalog.Find(conversation.CompanionId)?.Id),
        LastMessagePreview = conversation.Last.Preview,
        LastMessageAt = conversation.Last.At,
        LastMessageId = conversation.Last.Id.Value,
        Version = conversation.Version,
        Unread = conversation.Unread,
    };

    private sealed record ThreadsAnswer(IReadOnlyList<ThreadAnswer> Threads);

    private sealed record ThreadAnswer
    {
        public required string ConversationId { get; init; }

        public required string CompanionId { get; init; }

        public required string CompanionName { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? AvatarUrl { get; init; }

        public required string LastMessagePreview { get; init; }

        [JsonConverter(typeof(UtcMilliseconds))]
        public required DateTimeOffset LastMessageAt { get; init; }

        public required string LastMessageId { get; init; }

        public required long Version { get; init; }

        public required bool Unread { get; init; }
    }
}
