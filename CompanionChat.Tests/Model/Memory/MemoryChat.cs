using System.Runtime.CompilerServices;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Model.Memory;

/// <summary>The app's storage on a <see cref="MemoryTable"/>: the same requests as to Table Storage, each at its own pace.</summary>
internal sealed class MemoryChat(MemoryTable table, IPace pace) : IChatStore, IOrderStore
{
    public async Task<SendState> ReadForSendAsync(UserKey user, string companionId, NonceId? nonceId, CancellationToken cancellationToken)
    {
        var profile = ReadProfileAsync(user, cancellationToken);
        var conversation = ReadConversationAsync(user, companionId, cancellationToken);
        var nonce = nonceId is { } id ? ReadNonceAsync(user, id, cancellationToken) : Task.FromResult<Stored<Nonce>?>(null);
        await Task.WhenAll(profile, conversation, nonce);
        return new SendState(await profile, await conversation, await nonce);
    }

    public Task<Stored<Profile>?> ReadProfileAsync(UserKey user, CancellationToken cancellationToken) =>
        PointAsync<Profile>(user, MemoryTable.ProfileKey);

    public Task<Stored<Conversation>?> ReadConversationAsync(UserKey user, string companionId, CancellationToken cancellationToken) =>
        PointAsync<Conversation>(user, MemoryTable.Conversation(companionId));

    public Task<Stored<Message>?> ReadMessageAsync(UserKey user, string companionId, MessageId id, CancellationToken cancellationToken) =>
        PointAsync<Message>(user, MemoryTable.Message(companionId, id));

    public Task<Stored<Nonce>?> ReadNonceAsync(UserKey user, NonceId id, CancellationToken cancellationToken) =>
        PointAsync<Nonce>(user, MemoryTable.Nonce(id));

    public Task<Stored<Order>?> ReadOrderAsync(UserKey user, OrderId id, CancellationToken cancellationToken) =>
        PointAsync<Order>(user, MemoryTable.Order(id));

    public Task<Stored<OpenCheckout>?> ReadOpenCheckoutAsync(
        UserKey user, string planId, PaymentProvider provider, CancellationToken cancellationToken) =>
        PointAsync<OpenCheckout>(user, MemoryTable.OpenCheckout(planId, provider));

    public Task<Stored<RepeatedCheckout>?> ReadRepeatedCheckoutAsync(UserKey user, string keyHash, CancellationToken cancellationToken) =>
        PointAsync<RepeatedCheckout>(user, MemoryTable.RepeatedCheckout(keyHash));

    public async Task<IReadOnlyList<Conversation>> ReadConversationsAsync(UserKey user, CancellationToken cancellationToken)
    {
        await pace.StepAsync(Lost);
        return [.. table.All<Conversation>(user).Select(stored => stored.Value)];
    }

    public IAsyncEnumerable<Stored<Message>> ReadMessagesAsync(
        UserKey user, string companionId, MessageRange range, int pageSize, CancellationToken cancellationToken) =>
        PagesAsync<Message>(user, message => IsIn(message, companionId, range), pageSize, cancellationToken);

    public IAsyncEnumerable<Stored<Nonce>> ReadNoncesAsync(
        UserKey user, DateTimeOffset mintedBefore, int pageSize, CancellationToken cancellationToken) =>
        PagesAsync<Nonce>(user, nonce => nonce.Id.Time <= mintedBefore, pageSize, cancellationToken);

    public IAsyncEnumerable<Order> ReadOrdersAsync(UserKey user, CancellationToken cancellationToken) =>
        PagesAsync<Order>(user, _ => true, 1000, cancellationToken).Select(stored => stored.Value);

    public async Task<bool> CommitAsync(UserKey user, IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        await pace.CommitAsync(() => table.Commit(user, changes));

    /// <summary>What the app sees of an answer that does not come.</summary>
    public static Exception Lost() => new StorageUnavailableException(0, null, new IOException("The answer was lost."));

    private static bool IsIn(Message message, string companionId, MessageRange range) =>
        string.Equals(message.CompanionId, companionId, StringComparison.Ordinal)
        && (range.From is not { } from || (range.Inclusive ? message.Id <= from : message.Id < from));

    private async Task<Stored<T>?> PointAsync<T>(UserKey user, string key)
        where T : IChatRow
    {
        await pace.StepAsync(Lost);
        return table.Find<T>(user, key);
    }

    // A page shows the rows as they are when it is read, and names the one that the next begins with: that may show later ones.
    private async IAsyncEnumerable<Stored<T>> PagesAsync<T>(
        UserKey user, Func<T, bool> isIn, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IChatRow
    {
        string? next = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            await pace.StepAsync(Lost);
            var page = table.All<T>(user)
                .Where(row => isIn(row.Value) && string.CompareOrdinal(MemoryTable.KeyOf(row.Value), next) >= 0)
                .Take(pageSize + 1)
                .ToList();
            foreach (var row in page.Take(pageSize))
            {
                yield return row;
            }

            if (page.Count <= pageSize)
            {
                break;
            }

            next = MemoryTable.KeyOf(page[^1].Value);
        }
    }
}
