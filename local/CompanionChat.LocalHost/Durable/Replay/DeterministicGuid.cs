using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>Name-based UUIDs (RFC 9562, version 8 over SHA-256): the same on every replay, and another for every call.</summary>
internal static class DeterministicGuid
{
    public static Guid Create(string instanceId, DateTimeOffset started, int counter)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}|{started.UtcTicks}|{counter}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
