using System.Text.Json;

namespace CompanionChat.Functions.Adapters;

/// <summary>What a payment provider's API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, untrusted.</param>
internal readonly record struct PaymentAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether it did what it was asked to.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Reads the JSON in it.</summary>
    /// <returns>What was read; the default where the body is no JSON, or not of the shape that is looked for.</returns>
    public T? Read<T>(Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no text (half of a surrogate pair, bytes that are no UTF-8).
            return default;
        }
    }
}
