using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>Chance that falls the same way for the same request, in every process (<see cref="string.GetHashCode()"/> would not).</summary>
internal sealed class Lot
{
    private readonly string earlier;
    private readonly uint ofPersona;
    private readonly uint ofRequest;
    private uint drawn;

    public Lot(string provider, ChatRequest asked)
    {
        earlier = string.Join('\n', asked.Conversation.Where(turn => turn.Role is "assistant").Select(turn => turn.Text));
        ofPersona = Hash(asked.Instructions);
        ofRequest = Hash(string.Join('\0', [provider, asked.Instructions, .. asked.Conversation.Select(turn => $"{turn.Role}:{turn.Text}")]));
    }

    /// <summary>A number from 0 to below the limit that hangs on the instructions alone.</summary>
    public int OfPersona(int limit) => (int)(ofPersona % (uint)limit);

    /// <summary>One of the lines, if possible one of which the companion's earlier messages have no trace: repeating oneself is a machine's habit.</summary>
    public string Fresh(IReadOnlyList<string> lines)
    {
        var start = (int)(BinaryPrimitives.ReverseEndianness(ofRequest + (++drawn * 2654435761)) % (uint)lines.Count);
        var inTurn = Enumerable.Range(0, lines.Count).Select(step => lines[(start + step) % lines.Count]).ToList();
        return inTurn.Find(line => !earlier.Contains(LineFiller.FixedPart(line), StringComparison.OrdinalIgnoreCase)) ?? inTurn[0];
    }

    private static uint Hash(string text) => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
