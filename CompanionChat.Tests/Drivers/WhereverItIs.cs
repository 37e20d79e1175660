namespace CompanionChat.Tests.Drivers;

/// <summary>Sends requests to a host whose address changes with every start.</summary>
public sealed class WhereverItIs : DelegatingHandler
{
    private readonly Func<Uri> address;

    private WhereverItIs(Func<Uri> address)
        : base(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) => this.address = address;

    /// <summary>A client of that host.</summary>
    /// <param name="address">Where it is now.</param>
    public static HttpClient NewClient(Func<Uri> address) => new(new WhereverItIs(address)) { BaseAddress = new Uri("http://host.example") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(address(), request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
