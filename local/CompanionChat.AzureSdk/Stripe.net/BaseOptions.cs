#nullable disable
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>What goes with a request: the form of a POST, the query of a GET.</summary>
public class BaseOptions : INestedOptions
{
    /// <summary>Paths of fields that shall come whole instead of as an id (<see href="https://docs.stripe.com/api/expanding_objects"/>).</summary>
    [JsonPropertyName("expand")]
    public List<string> Expand { get; set; }

    public void AddExpand(string value) => (Expand ??= []).Add(value);
}
