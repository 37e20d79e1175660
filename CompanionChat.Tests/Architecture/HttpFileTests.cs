using System.Text.RegularExpressions;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Architecture;

/// <summary><c>CompanionChat.http</c> has a request for every operation of the contract, and for nothing else under <c>/api</c>.</summary>
public sealed partial class HttpFileTests
{
    [Fact]
    public void Every_operation_of_the_contract_can_be_tried() => Assert.Equal(
        Contract.Operations.Select(entry => $"{entry.Method.ToUpperInvariant()} {entry.Path}").Order(StringComparer.Ordinal),
        Requests().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Requests() =>
        from line in File.ReadLines(Path.Combine(Contract.RepositoryRoot(), "CompanionChat.http"))
        let request = Request().Match(line)
        where request.Success
        select $"{request.Groups["method"].Value} {request.Groups["path"].Value.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)}";

    [GeneratedRegex(@"^(?<method>[A-Z]+) \{\{base\}\}(?<path>/api/[^?\s]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Request();
}
