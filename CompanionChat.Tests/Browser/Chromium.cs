using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>Starts the browser: one on PATH, else Playwright's own where it was installed. It downloads nothing.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // Root may not use the sandbox; and a test needs none of what a browser does by itself in the background.
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var own = playwright.Chromium.ExecutablePath;
        var path = OnPath() ?? (File.Exists(own) ? own : null) ?? throw new FileNotFoundException(
            "The browser tests need Chromium. Run ./test, which installs it, or put `chromium` or `google-chrome` on PATH (Debian: apt-get install chromium).");
        return playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            ChromiumSandbox = !(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess),
            Args = Arguments,
        });
    }

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
        .FirstOrDefault(File.Exists);
}
