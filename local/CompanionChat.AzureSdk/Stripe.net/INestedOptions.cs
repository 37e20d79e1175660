#nullable disable

namespace Stripe;

/// <summary>Something that can be a part of a request's form.</summary>
public interface INestedOptions
{
}
