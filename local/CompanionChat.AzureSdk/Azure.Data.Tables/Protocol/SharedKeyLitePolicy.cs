using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// Signs a request with the account's key: HMAC-SHA256 over <c>date \n /account/path</c>.
/// Source: learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key, "Table service (Shared Key Lite authorization)".
/// </summary>
internal sealed class SharedKeyLitePolicy(string accountName, byte[] accountKey) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {accountName}:{Sign(date, message.Request.Uri.ToUri())}");
    }

    private string Sign(string date, Uri uri)
    {
        // Of the query only "comp" would be signed, and no request of ours has it.
        var signed = Encoding.UTF8.GetBytes($"{date}\n/{accountName}{uri.AbsolutePath}");
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(accountKey, signed, signature);
        return Convert.ToBase64String(signature);
    }
}
