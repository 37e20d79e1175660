using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.SignIn;

/// <summary>
/// The headers in which App Service Authentication tells an app who the caller is:
/// learn.microsoft.com/azure/app-service/configure-authentication-user-identities.
/// </summary>
internal static class PrincipalHeaders
{
    public const string NameIdentifier = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";
    public const string Name = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";
    private const string Role = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";
    private const string Prefix = "X-MS-CLIENT-PRINCIPAL";
    private const string Tokens = "X-MS-TOKEN-";

    /// <summary>Takes away what the client sent of them.</summary>
    public static void Strip(IHeaderDictionary headers)
    {
        List<string>? forged = null;
        foreach (var (name, _) in headers)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || name.StartsWith(Tokens, StringComparison.OrdinalIgnoreCase))
            {
                (forged ??= []).Add(name);
            }
        }

        forged?.ForEach(name => headers.Remove(name));
    }

    /// <summary>Says who is signed in.</summary>
    public static void Set(IHeaderDictionary headers, Session session)
    {
        headers[$"{Prefix}-IDP"] = Session.Provider;
        headers[$"{Prefix}-ID"] = session.UserId;
        headers[$"{Prefix}-NAME"] = session.Name;
        headers[Prefix] = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
        {
            auth_typ = Session.Provider,
            claims = Claims(session),
            name_typ = Name,
            role_typ = Role,
        }));
    }

    /// <summary>What is known of the user.</summary>
    public static object[] Claims(Session session) =>
        [new { typ = NameIdentifier, val = session.UserId }, new { typ = Name, val = session.Name }];
}
