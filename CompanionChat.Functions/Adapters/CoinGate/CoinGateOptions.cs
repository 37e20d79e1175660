namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>How CoinGate is used (<see href="https://developer.coingate.com/"/>); it is offered where it has a token. Checked when the host starts.</summary>
public sealed class CoinGateOptions
{
    /// <summary><c>COINGATE_API_TOKEN</c>: the token of an API app. Sandbox and live have tokens of their own.</summary>
    public string ApiToken { get; set; } = "";

    /// <summary><c>COINGATE_API_BASE</c>: where the API is, with its version and without a slash at the end.</summary>
    public string ApiBase { get; set; } = "https://api.coingate.com/api/v2";
}
