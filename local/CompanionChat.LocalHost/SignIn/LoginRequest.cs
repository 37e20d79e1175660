using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.SignIn;

/// <summary>The body of a login: <c>{"userId":"ada","name":"Ada"}</c>.</summary>
/// <param name="UserId">1 to 128 characters, any but control characters.</param>
/// <param name="Name">Up to 60 characters; the user id where absent.</param>
internal sealed record LoginRequest([property: JsonRequired] string? UserId, string? Name = null)
{
    private const int MaxBytes = 4096;
    private const int MaxUserId = 128;
    private const int MaxName = 60;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads it; null where it is not one.</summary>
    public static async Task<LoginRequest?> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType() || request.ContentLength > MaxBytes)
        {
            return null;
        }

        // The longest that is valid is far shorter, escaped too; a longer one is cut, and so no JSON.
        var bytes = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        try
        {
            return length <= MaxBytes && JsonSerializer.Deserialize<LoginRequest>(bytes.AsSpan(0, length), Strict) is { IsValid: true } login ? login : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool IsValid => IsText(UserId, MaxUserId) && (Name is null || IsText(Name, MaxName));

    // JSON with half a surrogate pair in it does not come this far.
    private static bool IsText(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl);
}
