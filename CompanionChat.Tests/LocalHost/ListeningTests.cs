using System.Net;
using System.Net.Sockets;
using CompanionChat.LocalHost;
using CompanionChat.LocalHost.Listening;

namespace CompanionChat.Tests.LocalHost;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("http://localhost:0", "localhost")]
    [InlineData("http://*:0", "localhost")]
    [InlineData("http://+:0/", "localhost")]
    [InlineData("http://0.0.0.0:0", "localhost")]
    [InlineData("http://127.0.0.1:0", "127.0.0.1")]
    [InlineData("http://127.0.0.1:0;http://localhost:0", "127.0.0.1")]
    public async Task The_own_address_is_one_that_this_machine_reaches(string urls, string host)
    {
        using var addresses = BoundAddresses.Bind(urls);

        Assert.Equal(host, addresses.Own.Host);
        Assert.NotEqual(0, addresses.Own.Port);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, addresses.Own.Port);
    }

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("localhost:7071")]
    [InlineData("https://localhost:7071")]
    [InlineData("http://localhost:7071/path")]
    [InlineData("http://elsewhere.example:7071")]
    public void What_is_no_address_to_listen_on_is_refused(string urls) =>
        Assert.Throws<HostFailedException>(() => BoundAddresses.Bind(urls).Dispose());
}
