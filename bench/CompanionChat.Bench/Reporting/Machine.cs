using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using CompanionChat.Bench.Host;

namespace CompanionChat.Bench.Reporting;

/// <summary>Where and when something was measured: figures hold for that only.</summary>
internal static class Machine
{
    private const double BytesPerGibibyte = 1024.0 * 1024 * 1024;

    /// <summary>One line about this run.</summary>
    public static async Task<string> StampAsync(string command)
    {
        var node = await NodeAsync();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"`{command}`, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, on "
            + $"{Environment.ProcessorCount} × {Processor()}, {Memory():0.#} GiB, {RuntimeInformation.OSDescription}; "
            + $"{RuntimeInformation.FrameworkDescription}, Node.js {node}, Azurite {Azurite()} in memory.");
    }

    private static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        var line = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static double Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesPerGibibyte;

    private static async Task<string> NodeAsync()
    {
        using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
        var version = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return version.Trim().TrimStart('v');
    }

    private static string Azurite()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local", "node_modules", "azurite", "package.json")));
        return package.RootElement.GetProperty("version").GetString()!;
    }
}
