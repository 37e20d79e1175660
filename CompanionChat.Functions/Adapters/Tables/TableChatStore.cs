using Azure.Data.Tables;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>Conversations in Table Storage: one partition per user, changed by entity group transactions under ETags.</summary>
internal sealed class TableChatStore(TableClient table, TimeProvider clock) : IChatStore
{
    private readonly TableCommits commits = new(table, clock);
    private readonly TableReads reads = new(table);

    public async Task<SendState> ReadForSendAsync(UserKey user, string companionId, NonceId? nonceId, CancellationToken cancellationToken)
    {
        var profile = ReadProfileAsync(user, cancellationToken);
        var conversation = ReadConversationAsync(user, companionId, cancellationToken);
        var nonce = nonceId is { } id ? ReadNonceAsync(user, id, cancellationToken) : Task.FromResult<Stored<Nonce>?>(null);
        await Task.WhenAll(profile, conversation, nonce);
        return new SendState(await profile, await conversation, await nonce);
    }

    public Task<Stored<Profile>?> ReadProfileAsync(UserKey user, CancellationToken cancellationToken) =>
        reads.PointAsync<ProfileRow, Profile>(user, TableKeys.Profile, row => row.ToProfile(), cancellationToken);

    public Task<Stored<Conversation>?> ReadConversationAsync(UserKey user, string companionId, CancellationToken cancellationToken) =>
        reads.PointAsync<ConversationRow, Conversation>(user, TableKeys.Conversation(companionId), row => row.ToConversation(), cancellationToken);

    public Task<Stored<Message>?> ReadMessageAsync(UserKey user, string companionId, MessageId id, CancellationToken cancellationToken) =>
        reads.PointAsync<MessageRow, Message>(user, TableKeys.Message(companionId, id), row => row.ToMessage(), cancellationToken);

    public Task<Stored<Nonce>?> ReadNonceAsync(UserKey user, NonceId id, CancellationToken cancellationToken) =>
        reads.PointAsync<NonceRow, Nonce>(user, TableKeys.Nonce(id), row => row.ToNonce(), cancellationToken);

    public async Task<IReadOnlyList<Conversation>> ReadConversationsAsync(UserKey user, CancellationToken cancellationToken) =>
        await reads.RangeAsync<ConversationRow, Conversation>(
                TableKeys.Conversations(user), pageSize: null, row => row.ToConversation(), cancellationToken)
            .Select(stored => stored.Value)
            .ToListAsync(cancellationToken);

    public IAsyncEnumerable<Stored<Message>> ReadMessagesAsync(
        UserKey user, string companionId, MessageRange range, int pageSize, CancellationToken cancellationToken) =>
        reads.RangeAsync<MessageRow, Message>(TableKeys.Messages(user, companionId, range), pageSize, row => row.ToMessage(), cancellationToken);

    public IAsyncEnumerable<Stored<Nonce>> ReadNoncesAsync(
        UserKey user, DateTimeOffset mintedBefore, int pageSize, CancellationToken cancellationToken) =>
        reads.RangeAsync<NonceRow, Nonce>(TableKeys.Nonces(user, mintedBefore), pageSize, row => row.ToNonce(), cancellationToken);

    public Task<bool> CommitAsync(UserKey user, IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        StorageCalls.GuardAsync(() => commits.CommitAsync(user, changes, cancellationToken), cancellationToken);
}
