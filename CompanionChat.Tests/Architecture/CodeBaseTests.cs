using CompanionChat.Domain;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Architecture;

/// <summary>What the code base promises of itself.</summary>
public sealed class CodeBaseTests
{
    private static readonly string[] Projects =
    [
        "CompanionChat.Domain", "CompanionChat.Functions", "CompanionChat.Tests", "bench/CompanionChat.Bench", "bench/CompanionChat.Soak",
        "local/CompanionChat.AzureSdk", "local/CompanionChat.LocalHost",
    ];

    [Fact]
    public void The_domain_knows_neither_Azure_nor_ASP_NET_nor_JSON() => Assert.All(
        typeof(Decision<>).Assembly.GetReferencedAssemblies(),
        reference => Assert.True(reference.Name!.StartsWith("System.", StringComparison.Ordinal) && reference.Name != "System.Text.Json", reference.Name));

    [Fact]
    public void The_domain_reads_no_clock() => Assert.DoesNotContain(
        Sources("CompanionChat.Domain"), file => file.Name != "WholeMilliseconds.cs" && Text(file).Contains("TimeProvider", StringComparison.Ordinal));

    [Fact]
    public void No_file_has_more_than_250_lines() => Assert.All(
        Projects.SelectMany(Sources), file => Assert.True(File.ReadLines(file.FullName).Count() <= 250, file.FullName));

    [Fact]
    public void The_reference_of_the_random_sequences_has_no_more_than_200_lines() => Assert.InRange(
        Sources("CompanionChat.Tests/Model/Reference").Where(file => file.Name != "Rows.cs").Sum(file => File.ReadLines(file.FullName).Count()), 1, 200);

    [Fact]
    public void The_choice_of_packages_is_nowhere_but_in_the_project_files() => Assert.All(
        Projects.Where(project => !project.EndsWith("AzureSdk", StringComparison.Ordinal)).SelectMany(Sources),
        file => Assert.DoesNotContain(File.ReadLines(file.FullName), line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));

    [Fact]
    public void One_file_spells_the_keys_of_storage() => Assert.Equal(
        ["TableKeys.cs"],
        Sources("CompanionChat.Functions").Where(file => Text(file).Contains("PartitionKey eq", StringComparison.Ordinal)).Select(file => file.Name));

    [Theory]
    [InlineData("ETag.All")]
    [InlineData("UpsertEntity")]
    [InlineData("TableTransactionActionType.Upsert")]
    public void No_row_of_a_user_is_written_without_looking_at_it(string unconditional) => Assert.DoesNotContain(
        Sources("CompanionChat.Functions").Where(file => file.Name != "TablePurgeProgress.cs"),
        file => Text(file).Contains(unconditional, StringComparison.Ordinal));

    [Fact]
    public void What_stands_for_the_platform_is_not_part_of_the_app() => Assert.All(Sources("CompanionChat.Functions"), file =>
    {
        Assert.DoesNotContain("_sim", Text(file), StringComparison.Ordinal);
        Assert.DoesNotContain("LocalHost", Text(file), StringComparison.Ordinal);
    });

    [Fact]
    public void Nothing_is_left_for_later() => Assert.All(
        Projects.SelectMany(Sources).Where(file => file.Name != $"{nameof(CodeBaseTests)}.cs"),
        file => Assert.DoesNotMatch(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b(?!\.DUMMY)", Text(file)));

    private static string Text(FileInfo file) => File.ReadAllText(file.FullName);

    private static IEnumerable<FileInfo> Sources(string project)
    {
        var folder = new DirectoryInfo(Path.Combine(Contract.RepositoryRoot(), project));
        return folder.EnumerateFiles("*.cs", SearchOption.AllDirectories).Where(file => !IsBuilt(Path.GetRelativePath(folder.FullName, file.FullName)));
    }

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj" || path.Contains("node_modules", StringComparison.Ordinal);
}
