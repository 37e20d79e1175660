using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>What is no RFC 3339 time with an offset, or none that a calendar of ours has.</summary>
public sealed class StrangeDatesTests(SettledVisitor settled) : IClassFixture<SettledVisitor>
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("now")]
    [InlineData("2026")]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-21T12:00Z")]
    [InlineData("2026-11-21T12:00:00")]
    [InlineData("2026-11-21 12:00:00Z")]
    [InlineData("2026-11-21T12:00:00.Z")]
    [InlineData("2026-11-21T12:00:00,5Z")]
    [InlineData("2026-11-21T12:00:00+0100")]
    [InlineData("2026-11-21T12:00:00+01")]
    [InlineData("2026-11-21T12:00:00+24:00")]
    [InlineData("2026-11-21T12:00:00+01:60")]
    [InlineData("2026-11-21T12:00:00Z ")]
    [InlineData(" 2026-11-21T12:00:00Z")]
    [InlineData("2026-11-21T12:00:00ZZ")]
    [InlineData("2026-11-21T12:00:00Z\\n")]
    [InlineData("2026-11-21T12:00:00 UTC")]
    [InlineData("2026-11-21T24:00:00Z")]
    [InlineData("2026-11-21T12:60:00Z")]
    [InlineData("2026-11-21T12:00:61Z")]
    [InlineData("2026-12-31T23:59:60Z")]
    [InlineData("2026-02-29T12:00:00Z")]
    [InlineData("2026-13-01T12:00:00Z")]
    [InlineData("2026-00-01T12:00:00Z")]
    [InlineData("2026-01-00T12:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("-001-01-01T00:00:00Z")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("٢٠٢٦-11-21T12:00:00Z")]
    [InlineData("20261121T120000Z")]
    [InlineData("2026-W47-6T12:00:00Z")]
    [InlineData("Sat, 21 Nov 2026 12:00:00 GMT")]
    [InlineData("1795262400")]
    [InlineData("/Date(1795262400000)/")]
    [InlineData("2026-11-21T12:00:00Z\\u0000")]
    public async Task It_is_refused(string at) =>
        await settled.RefusedAsync(settled.Operations["markRead"].Path, RawBody.Of($$"""{"at":"{{at}}"}"""), 400, "invalid_request");
}
