using Microsoft.Extensions.Http;

namespace CompanionChat.LocalHost.Crashes;

/// <summary>Shows the dial every request to an upstream: all of the app's HTTP clients are made by the factory, and each gets a handler next to the wire.</summary>
internal sealed class UpstreamCrashes(CrashDial dial) : IHttpMessageHandlerBuilderFilter
{
    /// <inheritdoc/>
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.AdditionalHandlers.Add(new Handler(dial, builder.Name ?? ""));
    };

    private sealed class Handler(CrashDial dial, string client) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isDue = dial.Sending((request.Method, client), static sent => $"{sent.Method} {sent.client}");
            var answer = await base.SendAsync(request, cancellationToken);
            if (isDue)
            {
                dial.Strike();
            }

            return answer;
        }
    }
}
