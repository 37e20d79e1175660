using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Architecture;

/// <summary><c>infra/check-package.sh</c>, which stands between a build and its deployment.</summary>
public sealed class PackageCheckTests : IDisposable
{
    private static readonly string[] Whole =
    [
        "host.json", "worker.config.json", "functions.metadata", "CompanionChat.Functions.dll", "CompanionChat.Domain.dll",
        "companions/companions.json", "plans/plans.json", "web/index.html", "web/assets/main.js",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-package-");

    public PackageCheckTests() => Array.ForEach(Whole, file => Add(file));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_whole_package_passes()
    {
        var (exitCode, output) = await CheckAsync();

        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("CompanionChat.LocalHost.dll")]
    [InlineData("CompanionChat.AzureSdk.dll")]
    [InlineData("CompanionChat.Tests.pdb")]
    [InlineData("local.settings.json")]
    [InlineData("web/assets/main.js.map")]
    public async Task What_is_for_development_does_not_pass(string file)
    {
        Add(file);

        var (exitCode, output) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(file, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CompanionChat.Functions.dll", "\0/\0_\0s\0i\0m\0/\0")]
    [InlineData("web/assets/main.js", "fetch('/_sim/llm/primary')")]
    public async Task What_speaks_of_a_simulator_does_not_pass(string file, string content)
    {
        Add(file, content);

        var (exitCode, output) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(file, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_without_the_web_client_does_not_pass()
    {
        File.Delete(Path.Combine(folder.FullName, "web", "index.html"));

        var (exitCode, output) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("web/index.html is missing", output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> CheckAsync() => Command.RunAsync("bash", ["infra/check-package.sh", folder.FullName]);

    private void Add(string file, string content = "")
    {
        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
