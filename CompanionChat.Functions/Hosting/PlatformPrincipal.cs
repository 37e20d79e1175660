using System.Text.Json;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Hosting;

/// <summary>
/// Reads the headers that App Service Authentication sets, and strips when a client sends them
/// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities).
/// </summary>
public static class PlatformPrincipal
{
    /// <summary>The identity provider's short name.</summary>
    public const string ProviderHeader = "X-MS-CLIENT-PRINCIPAL-IDP";

    /// <summary>The provider's stable id of the user.</summary>
    public const string IdHeader = "X-MS-CLIENT-PRINCIPAL-ID";

    private const string NameHeader = "X-MS-CLIENT-PRINCIPAL-NAME";
    private const string ClaimsHeader = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>The caller, or null where there is none, or where a header does not decode: then there is none either.</summary>
    public static Caller? Read(IHeaderDictionary headers)
    {
        var id = headers[IdHeader].ToString();
        if (!UnicodeText.IsWellFormed(id) || UserKey.From(headers[ProviderHeader], id) is not { } user)
        {
            return null;
        }

        var claims = headers[ClaimsHeader].ToString();
        if (claims.Length > 0 && !IsPrincipal(claims))
        {
            return null;
        }

        var name = headers[NameHeader].ToString();
        return new Caller(user, id, name.Length > 0 ? name : id);
    }

    // App Service's own shape; Static Web Apps sends another one (userId, userRoles) under the same name.
    private static bool IsPrincipal(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return false;
        }

        try
        {
            using var principal = JsonDocument.Parse(bytes.AsMemory(0, length));
            return principal.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("auth_typ", out _)
                && root.TryGetProperty("claims", out var claims)
                && claims.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
