using System.Net;
using System.Net.Sockets;

namespace CompanionChat.LocalHost.Listening;

/// <summary>
/// The sockets of the host, bound before anything else happens: a busy port is told at once, and the host's own address is known, port 0
/// included, when the app is configured.
/// </summary>
internal sealed class BoundAddresses : IDisposable
{
    private readonly Dictionary<EndPoint, Socket> sockets = [];

    private BoundAddresses(Uri own) => Own = own;

    /// <summary>How this machine's own clients reach the host.</summary>
    public Uri Own { get; }

    /// <summary>What was bound.</summary>
    public IEnumerable<IPEndPoint> EndPoints => sockets.Keys.Cast<IPEndPoint>();

    /// <summary>Binds them all.</summary>
    /// <exception cref="HostFailedException">An address is wrong, or taken.</exception>
    public static BoundAddresses Bind(string urls)
    {
        BoundAddresses? all = null;
        foreach (var address in ListenAddress.ParseAll(urls))
        {
            var port = address.Port;
            foreach (var candidate in address.Candidates)
            {
                if (TryBind(address, candidate, port, isFirst: ReferenceEquals(candidate, address.Candidates[0])) is not { } socket)
                {
                    continue;
                }

                port = ((IPEndPoint)socket.LocalEndPoint!).Port;
                all ??= new BoundAddresses(new Uri($"http://{address.Host}:{port}"));
                all.sockets.Add(socket.LocalEndPoint!, socket);
            }
        }

        return all!;
    }

    /// <summary>Hands a socket over to Kestrel, which listens on it and closes it.</summary>
    public Socket Take(EndPoint endPoint) =>
        sockets.Remove(endPoint, out var socket) ? socket : throw new InvalidOperationException($"{endPoint} was not bound.");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var socket in sockets.Values)
        {
            socket.Dispose();
        }
    }

    private static Socket? TryBind(ListenAddress address, IPAddress candidate, int port, bool isFirst)
    {
        var socket = new Socket(candidate.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (candidate.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            if (!OperatingSystem.IsWindows())
            {
                // A port whose last connections are still being forgotten is free; a second listener is refused all the same.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }

            socket.Bind(new IPEndPoint(candidate, port));
            socket.Listen(512);
            return socket;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            return IsOptional(address, failure, isFirst)
                ? null
                : throw new HostFailedException(Explain(address, failure), failure);
        }
    }

    // localhost is ::1 too where the machine has it; with a port of its own choice, 127.0.0.1 is enough.
    private static bool IsOptional(ListenAddress address, SocketException failure, bool isFirst) =>
        !isFirst && (address.Port == 0 || failure.SocketErrorCode is not SocketError.AddressAlreadyInUse);

    private static string Explain(ListenAddress address, SocketException failure) => failure.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"{address.Url} is in use: stop what listens there, or choose another with --urls (port 0 takes a free one).",
        SocketError.AccessDenied => $"{address.Url}: this port needs more rights; choose another with --urls.",
        _ => $"{address.Url}: cannot listen there ({failure.SocketErrorCode}).",
    };
}
