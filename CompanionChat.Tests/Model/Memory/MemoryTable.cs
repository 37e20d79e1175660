using System.Globalization;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Model.Memory;

/// <summary>
/// Rows by user and key as Table Storage keeps them: a commit is made whole or not at all, under ETags, and has no row twice. An ETag is of one
/// version of one row.
/// </summary>
internal sealed class MemoryTable
{
    /// <summary>The key of the profile.</summary>
    public const string ProfileKey = "Profile";

    private const int MaxChanges = 100;
    private readonly Dictionary<UserKey, SortedDictionary<string, StoredRow>> partitions = [];
    private long writes;

    /// <summary>Whose rows were read or written since this was cleared last.</summary>
    public HashSet<UserKey> Touched { get; } = [];

    /// <summary>Told of each row that a commit changes: before (null: none) and after (null: deleted).</summary>
    public Action<UserKey, IChatRow?, IChatRow?>? Changed { get; set; }

    /// <summary>The key of a row in its partition.</summary>
    public static string KeyOf(IChatRow row) => row switch
    {
        Conversation conversation => Conversation(conversation.CompanionId),
        Message message => Message(message.CompanionId, message.Id),
        Nonce nonce => Nonce(nonce.Id),
        Profile => ProfileKey,
        Order order => Order(order.Id),
        OpenCheckout open => OpenCheckout(open.PlanId, open.Provider),
        RepeatedCheckout repeated => RepeatedCheckout(repeated.KeyHash),
        _ => throw new NotSupportedException(row.GetType().Name),
    };

    public static string Conversation(string companionId) => "Conversation " + companionId;

    public static string Message(string companionId, MessageId id) => $"Message {companionId} {id}";

    public static string Nonce(NonceId id) => $"Nonce {id}";

    public static string Order(OrderId id) => $"Order {id}";

    public static string OpenCheckout(string planId, PaymentProvider provider) => $"OpenCheckout {planId} {provider}";

    public static string RepeatedCheckout(string keyHash) => "RepeatedCheckout " + keyHash;

    /// <summary>Reads one row, or null.</summary>
    public Stored<T>? Find<T>(UserKey user, string key)
        where T : IChatRow
    {
        Touched.Add(user);
        return Partition(user).TryGetValue(key, out var row) ? new Stored<T>((T)row.Value, row.Tag) : null;
    }

    /// <summary>Reads all rows of a kind, in the order of their keys.</summary>
    public IEnumerable<Stored<T>> All<T>(UserKey user)
        where T : IChatRow
    {
        Touched.Add(user);
        return Rows<T>(user);
    }

    /// <summary>The same for a test's own eyes, which do not count.</summary>
    public IEnumerable<Stored<T>> Rows<T>(UserKey user)
        where T : IChatRow =>
        Partition(user).Values.Where(row => row.Value is T).Select(row => new Stored<T>((T)row.Value, row.Tag));

    /// <summary>Writes all changes, or none.</summary>
    /// <exception cref="StorageUnavailableException">There are too many of them, or two of the same row (400).</exception>
    public bool Commit(UserKey user, IReadOnlyList<Change> changes)
    {
        Touched.Add(user);
        if (changes.Count is 0 or > MaxChanges)
        {
            throw NotTaken();
        }

        var rows = Partition(user);
        if (!Hold(rows, changes))
        {
            return false;
        }

        foreach (var change in changes)
        {
            Write(user, rows, change);
        }

        return true;
    }

    // One after the other: the first that fails says why.
    private static bool Hold(SortedDictionary<string, StoredRow> rows, IReadOnlyList<Change> changes)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return changes.All(change => keys.Add(KeyOf(change.Row)) ? Holds(rows, change) : throw NotTaken());
    }

    private static bool Holds(SortedDictionary<string, StoredRow> rows, Change change) =>
        rows.TryGetValue(KeyOf(change.Row), out var row)
            ? change.Kind != ChangeKind.Insert && string.Equals(row.Tag, change.Tag, StringComparison.Ordinal)
            : change.Kind == ChangeKind.Insert;

    private void Write(UserKey user, SortedDictionary<string, StoredRow> rows, Change change)
    {
        var key = KeyOf(change.Row);
        var before = rows.GetValueOrDefault(key)?.Value;
        if (change.Kind == ChangeKind.Delete)
        {
            rows.Remove(key);
        }
        else
        {
            rows[key] = new StoredRow(change.Row, (++writes).ToString(CultureInfo.InvariantCulture));
        }

        Changed?.Invoke(user, before, change.Kind == ChangeKind.Delete ? null : change.Row);
    }

    private static StorageUnavailableException NotTaken() => new(400, "InvalidInput", new InvalidOperationException("No such batch is taken."));

    private SortedDictionary<string, StoredRow> Partition(UserKey user)
    {
        if (!partitions.TryGetValue(user, out var rows))
        {
            partitions[user] = rows = new SortedDictionary<string, StoredRow>(StringComparer.Ordinal);
        }

        return rows;
    }
}
