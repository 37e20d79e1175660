using CompanionChat.Bench.Load;

namespace CompanionChat.Bench.Operations;

/// <summary>
/// For whom a client asks. Each client speaks for several people in turn: what is sent within seconds would make of one person's partition what nobody's
/// is, and Azurite looks at all rows of a partition.
/// </summary>
internal sealed class Turns
{
    private int[] turns = [0];

    /// <summary>How many clients there are.</summary>
    public int Clients { get; private set; } = 1;

    /// <summary>How many people they speak for.</summary>
    public int People { get; private set; } = 1;

    /// <summary>Deals out the first <paramref name="people"/> people to the clients.</summary>
    public void Deal(int clients, int people) => (Clients, People, turns) = (clients, Math.Max(clients, people), new int[clients]);

    /// <summary>The number of the person for whom this client asks next. A client asks for one at a time.</summary>
    public int Next(int client)
    {
        var each = People / Clients;
        turns[client] = (turns[client] + 1) % each;
        return client + (turns[client] * Clients);
    }

    /// <summary>The person for whom this client asks next.</summary>
    public Person Next(int client, Crowd crowd) => crowd.Talkers[Next(client)];
}
