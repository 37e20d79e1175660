using System.Text.Json;
using System.Text.RegularExpressions;
using CompanionChat.Functions.Adapters.Plans;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Architecture;

/// <summary>What <c>infra/</c> and <c>docs/</c> promise of each other. The Bicep compiler looks at the rest, in CI.</summary>
public sealed partial class InfrastructureTests
{
    private static string[] Templates => Directory.GetFiles(Path.Combine(Contract.RepositoryRoot(), "infra"), "*.bicep", SearchOption.AllDirectories);

    [Fact]
    public void Every_parameter_and_output_is_described() => Assert.All(Templates, file => Assert.All(
        Declaration().Matches(File.ReadAllText(file)),
        declaration => Assert.True(declaration.Groups["decorators"].Value.Contains("@description(", StringComparison.Ordinal), $"{file}: {declaration.Value}")));

    [Fact]
    public void The_parameter_file_names_parameters_that_there_are()
    {
        using var file = JsonDocument.Parse(Text("infra", "main.parameters.json"));
        var known = Declaration().Matches(Text("infra", "main.bicep")).Select(declaration => declaration.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(file.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).Except(known, StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_are_off_everywhere() => Assert.All(
        (IEnumerable<(string File, string Setting)>)
        [
            ("storage", "allowSharedKeyAccess: false"), ("storage", "allowBlobPublicAccess: false"), ("storage", "minimumTlsVersion: 'TLS1_2'"),
            ("signalr", "disableLocalAuth: true"), ("monitoring", "DisableLocalAuth: true"), ("functions", "minTlsVersion: '1.2'"), ("functions", "httpsOnly: true"),
            ("auth", "unauthenticatedClientAction: 'AllowAnonymous'"), ("auth", "requireAuthentication: false"),
        ],
        expected => Assert.Contains(expected.Setting, Text("infra", "app", $"{expected.File}.bicep"), StringComparison.Ordinal));

    [Fact]
    public void Nothing_asks_a_resource_for_its_keys() => Assert.All(
        Templates, file => Assert.DoesNotMatch(@"listKeys|listAccountSas|AccountKey=|AccessKey=|primaryConnectionString", File.ReadAllText(file)));

    [Fact]
    public void The_operations_page_says_of_every_alert_what_to_do()
    {
        var alerts = AlertName().Matches(Text("infra", "app", "alerts.bicep")).Select(alert => alert.Groups["name"].Value).ToList();
        var page = Text("docs", "OPERATIONS.md");

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains($"### `{alert}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Alerts_ask_for_metrics_that_there_are()
    {
        var asked = MetricName().Matches(Text("infra", "app", "alerts.bicep")).Select(metric => metric.Value).Distinct(StringComparer.Ordinal).ToList();
        var measured = string.Concat(Directory.EnumerateFiles(Path.Combine(Contract.RepositoryRoot(), "CompanionChat.Functions", "Hosting", "Telemetry"), "*.cs")
            .Select(File.ReadAllText));

        Assert.NotEmpty(asked);
        Assert.All(asked, metric => Assert.Contains($"\"{metric}\"", measured, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_payment_providers_nothing_is_for_sale()
    {
        Assert.Contains("empty(paymentProviders) ? 'plans/nothing.json'", Text("infra", "main.bicep"), StringComparison.Ordinal);
        Assert.Empty(PlanCatalogFile.Load(Path.Combine(AppContext.BaseDirectory, "plans", "nothing.json")).Plans);
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        var root = Contract.RepositoryRoot();
        string[] pages = ["README.md", "CONTRIBUTING.md", .. Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md")];

        Assert.All(pages.Select(page => Path.Combine(root, page)), page => Assert.All(
            Link().Matches(File.ReadAllText(page)),
            link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Groups["path"].Value)), $"{page}: {link.Value}")));
    }

    private static string Text(params ReadOnlySpan<string> path) => File.ReadAllText(Path.Combine([Contract.RepositoryRoot(), .. path]));

    [GeneratedRegex(@"(?<decorators>(^@.*\n)*)^(param|output) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s+name: '(?<name>[a-z-]+)'\n\s+description:", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlertName();

    [GeneratedRegex(@"companionchat\.[a-z.]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricName();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<path>[^)#\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
