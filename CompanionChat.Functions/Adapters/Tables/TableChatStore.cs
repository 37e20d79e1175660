using System.Runtime.CompilerServices;
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

    public async Task<SendState> ReadForSendAsync(UserKey user, string companionId, NonceId? nonceId, CancellationToken cancellationToken)
    {
        var profile = ReadProfileAsync(user, cancellationToken);
        var conversation = ReadConversationAsync(user, companionId, cancellationToken);
        var nonce = nonceId is { } id ? ReadNonceAsync(user, id, cancellationToken) : Task.FromResult<Stored<Nonce>?>(null);
        await Task.WhenAll(profile, conversation, nonce);
        return new SendState(await profile, await conversation, await nonce);
    }

    public Task<Stored<Profile>?> ReadProfileAsync(UserKey user, CancellationToken cancellationToken) =>
        ReadAsync<ProfileRow, Profile>(user, TableKeys.Profile, row => row.ToProfile(), cancellationToken);

    public Task<Stored<Conversation>?> ReadConversationAsync(UserKey user, string companionId, CancellationToken cancellationToken) =>
        ReadAsync<ConversationRow, Conversation>(user, TableKeys.Conversation(companionId), row => row.ToConversation(), cancellationToken);

    public Task<Stored<Message>?> ReadMessageAsync(UserKey user, string companionId, MessageId id, CancellationToken cancellationToken) =>
        ReadAsync<MessageRow, Message>(user, TableKeys.Message(companionId, id), row => row.ToMessage(), cancellationToken);

    public Task<Stored<Nonce>?> ReadNonceAsync(UserKey user, NonceId id, CancellationToken cancellationToken) =>
        ReadAsync<NonceRow, Nonce>(user, TableKeys.Nonce(id), row => row.ToNonce(), cancellationToken);

    public async Task<IReadOnlyList<Conversation>> ReadConversationsAsync(UserKey user, CancellationToken cancellationToken)
    {
        var conversations = new List<Conversation>();
        var rows = table.QueryAsync<ConversationRow>(TableKeys.Conversations(user), cancellationToken: cancellationToken);
        await foreach (var row in StorageCalls.GuardAsync(rows, cancellationToken))
        {
            conversations.Add(row.ToConversation());
        }

        return conversations;
    }

    public async IAsyncEnumerable<Message> ReadMessagesAsync(
        UserKey user, string companionId, MessageRange range, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = table.QueryAsync<MessageRow>(TableKeys.Messages(user, companionId, range), pageSize, cancellationToken: cancellationToken);
        await foreach (var row in StorageCalls.GuardAsync(rows, cancellationToken))
        {
            yield return row.ToMessage();
        }
    }

    public async IAsyncEnumerable<Stored<Nonce>> ReadNoncesAsync(
        UserKey user, DateTimeOffset mintedBefore, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = table.QueryAsync<NonceRow>(TableKeys.Nonces(user, mintedBefore), pageSize, cancellationToken: cancellationToken);
        await foreach (var row in StorageCalls.GuardAsync(rows, cancellationToken))
        {
            yield return new Stored<Nonce>(row.ToNonce(), row.ETag.ToString());
        }
    }

    public Task<bool> CommitAsync(UserKey user, IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        StorageCalls.GuardAsync(() => commits.CommitAsync(user, changes, cancellationToken), cancellationToken);

    private async Task<Stored<T>?> ReadAsync<TRow, T>(
        UserKey user, string rowKey, Func<TRow, T> convert, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var row = await StorageCalls.GuardAsync(
            () => table.GetEntityIfExistsAsync<TRow>(user.Value, rowKey, cancellationToken: cancellationToken), cancellationToken);
        return row.HasValue ? new Stored<T>(convert(row.Value!), row.Value!.ETag.ToString()) : null;
    }
}
