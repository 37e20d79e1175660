using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>Stands for a user towards a provider, which can tell users apart by it and learns nothing else.</summary>
public static class UserTag
{
    /// <summary>43 characters of base64url, the same for a user every time.</summary>
    public static string Of(UserKey user) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"provider-tag\n{user.Value}")));
}
