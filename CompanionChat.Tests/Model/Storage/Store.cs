using System.Text.Json;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Model.Storage;

/// <summary>Storage as the app sees it, with answers that can be compared.</summary>
internal sealed class Store(IChatStore chats, IOrderStore orders)
{
    /// <summary>Reads the row that has the key of this one, and its ETag.</summary>
    public async Task<Stored<IChatRow>?> FindAsync(UserKey user, IChatRow like) => like switch
    {
        Profile => Plain(await chats.ReadProfileAsync(user, default)),
        Conversation conversation => Plain(await chats.ReadConversationAsync(user, conversation.CompanionId, default)),
        Message message => Plain(await chats.ReadMessageAsync(user, message.CompanionId, message.Id, default)),
        Nonce nonce => Plain(await chats.ReadNonceAsync(user, nonce.Id, default)),
        Order order => Plain(await orders.ReadOrderAsync(user, order.Id, default)),
        OpenCheckout open => Plain(await orders.ReadOpenCheckoutAsync(user, open.PlanId, open.Provider, default)),
        RepeatedCheckout repeated => Plain(await orders.ReadRepeatedCheckoutAsync(user, repeated.KeyHash, default)),
        _ => throw new NotSupportedException(like.GetType().Name),
    };

    /// <summary>Reads what decides about a message.</summary>
    public async Task<IReadOnlyList<IChatRow?>> FindForSendAsync(UserKey user, Nonce? nonce)
    {
        var state = await chats.ReadForSendAsync(user, SampleRows.Companion, nonce?.Id, default);
        return [state.Profile?.Value, state.Conversation?.Value, state.Nonce?.Value];
    }

    /// <summary>Reads a range as it is asked for.</summary>
    public IAsyncEnumerable<IChatRow> Range(UserKey user, StoreAct act, IChatRow from, int pageSize) => act switch
    {
        StoreAct.Messages => chats.ReadMessagesAsync(user, CompanionOf(from), RangeFrom(from, pageSize), pageSize, default).Select(row => (IChatRow)row.Value),
        StoreAct.Nonces => chats.ReadNoncesAsync(user, from is Nonce nonce ? nonce.Id.Time : DateTimeOffset.MaxValue, pageSize, default).Select(row => (IChatRow)row.Value),
        StoreAct.Orders => orders.ReadOrdersAsync(user, default),
        _ => throw new NotSupportedException(act.ToString()),
    };

    /// <summary>Reads all conversations; their order is nobody's business.</summary>
    public async Task<IReadOnlyList<IChatRow>> ConversationsAsync(UserKey user) =>
        [.. (await chats.ReadConversationsAsync(user, default)).OrderBy(conversation => conversation.CompanionId, StringComparer.Ordinal)];

    /// <summary>Commits, and says what was answered.</summary>
    public async Task<string> CommitAsync(UserKey user, IReadOnlyList<Change> changes)
    {
        try
        {
            return await chats.CommitAsync(user, changes, default) ? "made" : "not as expected";
        }
        catch (StorageUnavailableException refused)
        {
            return $"refused with {refused.Status}";
        }
    }

    /// <summary>All that a row holds, as text.</summary>
    public static string Text(IChatRow? row) => row is null ? "nothing" : $"{row.GetType().Name} {JsonSerializer.Serialize(row, row.GetType())}";

    private static string CompanionOf(IChatRow row) => row switch
    {
        Message message => message.CompanionId,
        Conversation conversation => conversation.CompanionId,
        Nonce => SampleRows.Crowded,
        _ => SampleRows.Companion,
    };

    private static MessageRange RangeFrom(IChatRow row, int way) => (row, way % 2) switch
    {
        (Message message, 0) => MessageRange.UpTo(message.Id),
        (Message message, _) => MessageRange.Before(message.Id),
        _ => MessageRange.All,
    };

    private static Stored<IChatRow>? Plain<T>(Stored<T>? stored)
        where T : IChatRow => stored is null ? null : new Stored<IChatRow>(stored.Value, stored.Tag);
}
