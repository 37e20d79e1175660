namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>How Upgate is used (<see href="https://docs.upgate.com/openapi"/>); it is offered where it has a key. Checked when the host starts.</summary>
public sealed class UpgateOptions
{
    /// <summary><c>UPGATE_API_KEY</c>: sent as <c>X-Api-Key</c>. Sandbox and production have keys of their own.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary><c>UPGATE_API_BASE</c>: where the API is, with its version and without a slash at the end.</summary>
    public string ApiBase { get; set; } = "https://api.upgate.com/v1";
}
