using System.Security.Cryptography;

namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>A UUID of version 4 (RFC 9562, section 5.4), which siteverify wants as idempotency key, from the secure source of randomness.</summary>
internal static class RandomUuid
{
    public static string Create()
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
