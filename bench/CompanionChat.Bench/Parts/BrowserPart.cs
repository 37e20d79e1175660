using System.Globalization;
using CompanionChat.Bench.Browser;
using CompanionChat.Bench.Load;
using CompanionChat.Bench.Reporting;
using CompanionChat.Tests.Browser;
using Microsoft.Playwright;

namespace CompanionChat.Bench.Parts;

/// <summary>What a person at a browser waits for.</summary>
internal sealed class BrowserPart : IPart
{
    private const int History = 50;
    private const int LongHistory = 2000;
    private const int PixelsAFrame = 400;
    private const float LongestFrameMs = 50;

    /// <inheritdoc/>
    public string Name => "browser";

    /// <inheritdoc/>
    public async Task<string> RunAsync(BenchOptions options)
    {
        await using var crowd = await Crowd.GatherAsync(0, 0, 0);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var times = options.Quick ? 5 : 20;
        var figures = await MeasurePageAsync(await PageAsync(browser, crowd, "reader", History), times);
        var frames = await ScrollAsync(await PageAsync(browser, crowd, "scroller", options.Quick ? LongHistory / 4 : LongHistory));

        var table = new MarkdownTable($"In Chromium {browser.Version}, headless, 1280 × 800 (ms)", "figure", "times", "p50", "p99", "worst");
        foreach (var (name, samples) in figures.Append(("a frame while scrolling", frames)))
        {
            table.Add(
                name,
                samples.Count.ToString(CultureInfo.InvariantCulture),
                MarkdownTable.Number(samples.P50),
                MarkdownTable.Number(samples.P99),
                MarkdownTable.Number(samples.Worst));
        }

        var goals = new Goals("The web client against its goals (ms)");
        goals.AtMost("conversation visible after navigation: p50", figures[0].Samples.P50, 300, 300);
        goals.AtMost("own message on screen after Enter: p50", figures[2].Samples.P50, LongestFrameMs, LongestFrameMs);
        goals.AtMost("pushed reply on screen after the push: p50", figures[3].Samples.P50, LongestFrameMs, LongestFrameMs);
        goals.AtMost("longest frame while scrolling", frames.Worst, LongestFrameMs, LongestFrameMs);
        return string.Join('\n', table, goals);
    }

    // A context of one's own: signed in, with one conversation, and its files in the cache after the first visit.
    private static async Task<(IPage Page, Person Person)> PageAsync(IBrowser browser, Crowd crowd, string userId, int history)
    {
        var person = await crowd.ArriveAsync(userId);
        await crowd.Population.AddUserAsync(person.Key, history);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = crowd.App.BaseAddress.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
        });
        await context.AddInitScriptAsync(Probe.Install);
        await context.APIRequest.PostAsync("/.auth/login/local", new APIRequestContextOptions { DataObject = new { userId, name = userId } });
        var page = await context.NewPageAsync();
        await OpenAsync(page, person);
        return (page, person);
    }

    private static async Task<double> OpenAsync(IPage page, Person person)
    {
        await page.GotoAsync($"/chats/{person.Conversation}");
        await page.WaitForFunctionAsync("() => window.bench.visible > 0");
        return await page.EvaluateAsync<double>("() => window.bench.visible");
    }

    private static async Task<List<(string Name, Samples Samples)>> MeasurePageAsync((IPage Page, Person Person) reader, int times)
    {
        var (page, person) = reader;
        var (opened, fromList, mine, reply) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var time = 0; time < times; time++)
        {
            opened.Add(await OpenAsync(page, person));
            await page.GotoAsync("/");
            await page.GetByTestId("thread").First.WaitForAsync();
            fromList.Add(await page.EvaluateAsync<double>(Probe.OpenFromList));

            await page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync("How are you?");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForFunctionAsync("() => window.bench.mine > 0 && window.bench.reply > 0");
            mine.Add(await page.EvaluateAsync<double>("() => window.bench.mine - window.bench.enter"));
            reply.Add(await page.EvaluateAsync<double>("() => window.bench.reply - window.bench.push"));
        }

        return
        [
            ("conversation visible, its address opened", Of(opened)),
            ("conversation visible, from the list", Of(fromList)),
            ("own message on screen after Enter", Of(mine)),
            ("pushed reply on screen after the push", Of(reply)),
        ];
    }

    private static async Task<Samples> ScrollAsync((IPage Page, Person Person) scroller) =>
        Of(await scroller.Page.EvaluateAsync<double[]>(Probe.Scroll, PixelsAFrame));

    private static Samples Of(IReadOnlyCollection<double> milliseconds)
    {
        var samples = new Samples();
        samples.Add(milliseconds, 0);
        return samples;
    }
}
