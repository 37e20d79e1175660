#nullable disable
using System.Text.Json.Serialization;
using Stripe.Protocol;

namespace Stripe;

/// <summary>An object of Stripe's that names its kind.</summary>
[JsonConverter(typeof(NamedObjectConverter))]
public interface IHasObject
{
    string Object { get; set; }
}
