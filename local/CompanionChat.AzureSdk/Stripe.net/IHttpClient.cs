#nullable disable

namespace Stripe;

/// <summary>Sends requests.</summary>
public interface IHttpClient
{
    Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default);
}
