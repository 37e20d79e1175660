using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>Everything can be done without a mouse, and one always sees where one is.</summary>
public sealed class KeyboardTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    private const int MostSteps = 60;

    /// <summary>What has the focus, where nothing shows that it has; null where an outline does, on it or on the field around it.</summary>
    private const string Unseen = """
        () => {
          const focused = document.activeElement;
          const box = focused.getBoundingClientRect();
          const isOnScreen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
          const isOutlined = (element) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
          };
          return isOnScreen && [focused, focused.parentElement].some(isOutlined) ? null : focused.outerHTML;
        }
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_whole_visit_needs_no_mouse(int width)
    {
        var person = await NewcomerAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        person.Provokes("401 (Unauthorized)");
        var page = person.Page;
        await page.GotoAsync("/");
        await TabToAsync(page, page.GetByRole(AriaRole.Textbox, new() { Name = "Your name" }));
        await page.Keyboard.TypeAsync(Person.NewName());
        await page.Keyboard.PressAsync("Enter");

        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Meet the companions" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(person.View.Heading("Companions")).ToBeFocusedAsync();
        await TabToAsync(page, page.GetByTestId("companion").Nth(2));
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Message" }));
        await page.Keyboard.PressAsync("Space");

        await Expect(person.View.Composer).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("No mouse here");
        await TabToAsync(page, person.View.Send);
        await page.Keyboard.PressAsync("Enter");
        await person.View.ExpectAnsweredAsync(1);
        await Expect(person.View.Composer).ToBeFocusedAsync();

        await LeaveAsync(person, width);
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Account" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(person.View.Heading("Account")).ToBeFocusedAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(person.View.Heading("Good company, any hour")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_step_leads_past_the_navigation()
    {
        var person = await InConversationAsync();
        await person.Page.EvaluateAsync("() => document.activeElement.blur()");
        await person.Page.Keyboard.PressAsync("Tab");
        var skip = person.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" });
        await TabToAsync(person.Page, skip);
        await Expect(skip).ToBeInViewportAsync();

        await person.Page.Keyboard.PressAsync("Enter");

        await Expect(person.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    /// <summary>Back to the chats: by the arrow where there is one, else they are beside the conversation all the time.</summary>
    private async Task LeaveAsync(Person person, int width)
    {
        if (width < 900)
        {
            await TabToAsync(person.Page, person.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the chats" }), "Shift+Tab");
            await person.Page.Keyboard.PressAsync("Enter");
            await Expect(person.View.Heading("Chats")).ToBeFocusedAsync();
        }

        await Expect(person.View.Threads).ToHaveCountAsync(1);
    }

    private static async Task TabToAsync(IPage page, ILocator goal, string key = "Tab")
    {
        await Expect(goal).ToBeVisibleAsync();
        for (var step = 0; step < MostSteps && !await IsFocusedAsync(goal); step++)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<bool>("() => document.activeElement !== document.body"))
            {
                Assert.Null(await page.EvaluateAsync<string?>(Unseen));
            }
        }

        await Expect(goal).ToBeFocusedAsync();
    }

    private static Task<bool> IsFocusedAsync(ILocator goal) => goal.EvaluateAsync<bool>("(goal) => goal === document.activeElement");
}
