namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>How Cloudflare Turnstile is used (<see href="https://developers.cloudflare.com/turnstile/"/>). Checked when the host starts.</summary>
public sealed class TurnstileOptions
{
    /// <summary><c>TURNSTILE_SITE_KEY</c>: public, for the widget.</summary>
    public string SiteKey { get; set; } = "";

    /// <summary><c>TURNSTILE_SECRET_KEY</c>: for siteverify. Never leaves the server.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary><c>TURNSTILE_VERIFY_URL</c>: where tokens are checked. Absolute.</summary>
    public string VerifyUrl { get; set; } = "https://challenges.cloudflare.com/turnstile/v0/siteverify";

    /// <summary><c>TURNSTILE_SCRIPT_URL</c>: the widget's script, as a page loads it. Absolute, or a path on our own origin.</summary>
    public string ScriptUrl { get; set; } = "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit";

    /// <summary><c>TURNSTILE_ACTION</c>: what tokens must be made for, where siteverify says what a token was made for.</summary>
    public string Action { get; set; } = "send-message";

    /// <summary><c>TURNSTILE_HOSTNAMES</c>, comma-separated: the sites that tokens may come from. Any where it is empty.</summary>
    public IReadOnlyList<string> Hostnames { get; set; } = [];
}
