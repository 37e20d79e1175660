using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>Reads and adds fields of Stripe's objects.</summary>
internal static class JsonFields
{
    /// <summary>A field that holds a text, or nothing.</summary>
    public static string? Text(this JsonObject json, string name) => (string?)json[name];

    /// <summary>A field that holds a whole number.</summary>
    public static long Number(this JsonObject json, string name) => (long)json[name]!;

    /// <summary>A field that holds yes or no.</summary>
    public static bool Is(this JsonObject json, string name) => (bool)json[name]!;

    /// <summary>The same object, with more fields.</summary>
    public static JsonObject With(this JsonObject json, JsonObject more)
    {
        foreach (var (name, value) in more.ToList())
        {
            more.Remove(name);
            json[name] = value;
        }

        return json;
    }
}
