#nullable disable
using System.Text.Json.Serialization;
using Stripe.Protocol;

namespace Stripe;

/// <summary>A field that comes as an id, or whole where that was asked for.</summary>
[JsonConverter(typeof(ExpandableFieldConverter))]
public class ExpandableField<T>
    where T : IHasId
{
    private string _id;

    public string Id
    {
        get => ExpandedObject?.Id ?? _id;
        set => _id = value;
    }

    public T ExpandedObject { get; set; }
}
