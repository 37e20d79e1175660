using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>The run's one browser. Its tests run one after another: a machine that draws several pages at once draws none in time.</summary>
[CollectionDefinition(Collection)]
public sealed class BrowserFixture : IAsyncLifetime, ICollectionFixture<BrowserFixture>
{
    /// <summary>Its collection's name.</summary>
    public const string Collection = "Browser";

    private const float PatienceMs = 15_000;

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
    }

    public async Task DisposeAsync()
    {
        if (Browser is { } browser)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}
