using System.Diagnostics;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Another program, run to its end at the top of the repository.</summary>
public static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs it.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What is set, or with null unset, in its environment.</param>
    /// <returns>Its exit code, and what it wrote to its standard output and error.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Contract.RepositoryRoot(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output + await error);
    }
}
