using System.Net;

namespace CompanionChat.Functions.Adapters;

/// <summary>
/// The environment's proxy, except towards this machine: <c>HTTP_PROXY</c> applies to loopback too unless <c>NO_PROXY</c> says
/// otherwise, and the local simulators are not reachable from a proxy.
/// </summary>
/// <param name="environment">What the environment asks for.</param>
internal sealed class ProxyOutsideThisMachine(IWebProxy environment) : IWebProxy
{
    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => environment.Credentials;
        set => environment.Credentials = value;
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : environment.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => host.IsLoopback || environment.IsBypassed(host);
}
