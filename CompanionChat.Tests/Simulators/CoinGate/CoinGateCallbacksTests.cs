using System.Net;
using CompanionChat.LocalHost.Simulators.CoinGate;

namespace CompanionChat.Tests.Simulators.CoinGate;

public sealed class CoinGateCallbacksTests
{
    [Theory]
    [InlineData(200, "Delivered")]
    [InlineData(204, "Delivered")]
    [InlineData(202, "Retry")]
    [InlineData(400, "Retry")]
    [InlineData(404, "Retry")]
    [InlineData(503, "Retry")]
    [InlineData(301, "Cancelled")]
    [InlineData(302, "Cancelled")]
    [InlineData(401, "Cancelled")]
    [InlineData(403, "Cancelled")]
    public void It_takes_the_answers_that_CoinGate_documents(int status, string verdict) =>
        Assert.Equal(verdict, $"{CoinGateCallbacks.Protocol().Judge((HttpStatusCode)status)}");
}
