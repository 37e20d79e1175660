#nullable disable

namespace Stripe;

public class StripeClientOptions
{
    /// <summary>A secret or restricted key.</summary>
    public string ApiKey { get; set; }

    public IHttpClient HttpClient { get; set; }

    /// <summary>Where Stripe is, without the version's path; Stripe's own where it is null.</summary>
    public string ApiBase { get; set; }
}
