namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>How Stripe is used (<see href="https://docs.stripe.com/"/>); it is offered where it has a key. Checked when the host starts.</summary>
public sealed class StripeOptions
{
    /// <summary><c>STRIPE_SECRET_KEY</c>: a restricted key that may write Checkout Sessions and read PaymentIntents and Charges, or a secret key.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary><c>STRIPE_WEBHOOK_SECRET</c>: what notifications are signed with. Two, comma-separated, while one is being replaced.</summary>
    public IReadOnlyList<string> WebhookSecrets { get; set; } = [];

    /// <summary><c>STRIPE_API_BASE</c>: where the API is, without <c>/v1</c> and without a slash at the end.</summary>
    public string ApiBase { get; set; } = "https://api.stripe.com";

    /// <summary>Whether the key moves real money.</summary>
    public bool IsLiveMode => SecretKey.StartsWith("sk_live_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_live_", StringComparison.Ordinal);

    /// <summary>Whether the key moves play money.</summary>
    public bool IsTestMode => SecretKey.StartsWith("sk_test_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_test_", StringComparison.Ordinal);

    /// <summary>Whether it is the key that browsers may know, which can do nothing here.</summary>
    public bool IsPublishable => SecretKey.StartsWith("pk_", StringComparison.Ordinal);
}
