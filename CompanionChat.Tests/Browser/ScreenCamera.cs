using CompanionChat.Tests.Infrastructure;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>Takes a picture of a screen for <c>artifacts/screenshots</c>, and lets axe-core look at it.</summary>
/// <param name="device"><c>phone</c> or <c>desktop</c>.</param>
/// <param name="theme">What the system is set to.</param>
public sealed class ScreenCamera(string device, ColorScheme theme)
{
    private readonly List<string> violations = [];
    private readonly string prefix = $"{device}-{theme.ToString().ToLowerInvariant()}";

    /// <summary>Every device in every theme.</summary>
    public static TheoryData<string, ColorScheme> Devices => new()
    {
        { "phone", ColorScheme.Light }, { "phone", ColorScheme.Dark }, { "desktop", ColorScheme.Light }, { "desktop", ColorScheme.Dark },
    };

    /// <summary>The browser's settings for the device.</summary>
    public BrowserNewContextOptions Options()
    {
        var options = new BrowserNewContextOptions { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce };
        if (device == "phone")
        {
            (options.ViewportSize, options.HasTouch, options.IsMobile, options.DeviceScaleFactor) = (new() { Width = 390, Height = 844 }, true, true, 2);
        }

        return options;
    }

    /// <summary>Looks at what is on the screen now.</summary>
    public async Task LookAsync(Person person, string screen)
    {
        await person.Page.WaitForFunctionAsync("() => [...document.images].every((image) => image.complete || !image.checkVisibility()) && document.getAnimations().every((one) => one.playState !== 'running')");
        var folder = Directory.CreateDirectory(Path.Combine(Contract.RepositoryRoot(), "artifacts", "screenshots"));
        await person.Page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"{prefix}-{screen}.png"), Animations = ScreenshotAnimations.Disabled });
        AxeResult result = await person.Page.RunAxe();
        violations.AddRange(
            from violation in result.Violations
            from node in violation.Nodes
            select $"{prefix} {screen}: {violation.Id} ({violation.Help}) at {node.Html}");
    }

    /// <summary>Fails where axe-core found something.</summary>
    public void AssertNoViolations() => Assert.True(violations.Count == 0, string.Join('\n', violations));
}
