using CompanionChat.Bench.Host;

namespace CompanionChat.Bench.Reporting;

/// <summary><c>docs/BENCHMARKS.md</c>: what stands between a part's two marks is written here, all else by hand.</summary>
internal static class BenchmarksPage
{
    /// <summary>Replaces what a part measured the last time.</summary>
    /// <param name="part">The part's name, as in its marks.</param>
    /// <param name="measured">Markdown.</param>
    /// <exception cref="InvalidOperationException">The page has lost the part's marks.</exception>
    public static async Task WriteAsync(string part, string measured)
    {
        var (first, last) = ($"<!-- {part}: measured -->", $"<!-- {part}: end -->");
        var page = await File.ReadAllTextAsync(Repository.Page);
        var (begin, end) = (page.IndexOf(first, StringComparison.Ordinal), page.IndexOf(last, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"docs/BENCHMARKS.md has no lines \"{first}\" and \"{last}\".");
        }

        await File.WriteAllTextAsync(Repository.Page, $"{page[..(begin + first.Length)]}\n\n{measured.Trim()}\n\n{page[end..]}");
    }
}
