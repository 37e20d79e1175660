using System.Text.Json;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Architecture;

/// <summary>
/// What <c>dotnet publish</c> would take. The packages of that build are not on every feed, so MSBuild evaluates the project and restores nothing;
/// <c>infra/check-package.sh</c> looks at the result where it is made.
/// </summary>
public sealed class PublishTests : IDisposable
{
    // MSBuild sets these for what runs inside it, and they would lead the inner one astray; the choice of packages is what is tested.
    private static readonly Dictionary<string, string?> Environment = new(StringComparer.Ordinal)
    {
        ["AzureSdk"] = null,
        ["FUNCTIONS_CORETOOLS_ENVIRONMENT"] = null,
        ["MSBUILD_EXE_PATH"] = null,
        ["MSBuildExtensionsPath"] = null,
        ["MSBuildLoadMicrosoftTargetsReadOnly"] = null,
        ["MSBuildSDKsPath"] = null,
    };

    private readonly DirectoryInfo dist = Directory.CreateTempSubdirectory("companionchat-dist-");

    public PublishTests()
    {
        foreach (var file in (string[])["index.html", "assets/main.js", "assets/main.js.map", ".vite/manifest.json"])
        {
            var path = Path.Combine(dist.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    public void Dispose() => dist.Delete(recursive: true);

    [Theory]
    [InlineData("_IsPublishing=true", null)]
    [InlineData("Configuration=Release", "Development")]
    public async Task What_is_deployed_is_built_with_the_public_packages_and_refers_to_nothing_local(string property, string? coreTools)
    {
        var project = await EvaluateAsync(property, coreTools);

        Assert.Equal("nuget", project.GetProperty("Properties").GetProperty("AzureSdk").GetString());
        Assert.Equal(["../CompanionChat.Domain/CompanionChat.Domain.csproj"], Items(project, "ProjectReference").Select(Identity));
        Assert.Contains("Microsoft.Azure.Functions.Worker", Items(project, "PackageReference").Select(Identity));
    }

    [Fact]
    public async Task What_is_built_otherwise_does_not_need_the_public_packages()
    {
        var project = await EvaluateAsync("Configuration=Release", coreTools: null);

        Assert.Equal("local", project.GetProperty("Properties").GetProperty("AzureSdk").GetString());
        Assert.DoesNotContain("Microsoft.Azure.Functions.Worker", Items(project, "PackageReference").Select(Identity));
    }

    [Fact]
    public async Task The_package_has_the_web_client_without_source_maps_and_no_local_settings()
    {
        var published = Items(await EvaluateAsync("_IsPublishing=true", coreTools: null), "None")
            .Where(item => Metadata(item, "CopyToPublishDirectory") is var publish and not "Never"
                && (publish is not "" || Metadata(item, "CopyToOutputDirectory") is not ("" or "Never")))
            .Select(item => Metadata(item, "Link") is { Length: > 0 } link ? link : Identity(item))
            .ToList();

        Assert.Equal(["web/assets/main.js", "web/index.html"], published.Where(path => path.StartsWith("web/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("host.json", published);
        Assert.Contains("companions/companions.json", published);
        Assert.DoesNotContain(published, path => path.Contains("local.settings", StringComparison.Ordinal));
    }

    private async Task<JsonElement> EvaluateAsync(string property, string? coreTools)
    {
        var environment = new Dictionary<string, string?>(Environment, StringComparer.Ordinal) { ["FUNCTIONS_CORETOOLS_ENVIRONMENT"] = coreTools };
        var (exitCode, output) = await Command.RunAsync(
            "dotnet",
            [
                "msbuild", "CompanionChat.Functions/CompanionChat.Functions.csproj", "-nodeReuse:false", $"-property:{property}",
                $"-property:WebDist={dist.FullName}", "-getProperty:AzureSdk", "-getItem:ProjectReference,PackageReference,None",
            ],
            environment);
        Assert.True(exitCode == 0, output);
        return JsonDocument.Parse(output).RootElement;
    }

    private static List<JsonElement> Items(JsonElement project, string type) => [.. project.GetProperty("Items").GetProperty(type).EnumerateArray()];

    private static string Identity(JsonElement item) => Metadata(item, "Identity").Replace('\\', '/');

    private static string Metadata(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
