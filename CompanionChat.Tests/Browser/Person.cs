using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>Somebody at a browser: a context with cookies of its own, and the pages in it.</summary>
public sealed class Person
{
    private readonly HttpClient http;
    private readonly ConcurrentQueue<string> troubles = new();
    private readonly ConcurrentBag<string> provoked = [];

    private Person(IBrowserContext context, IPage page, HttpClient http) => (Context, Page, this.http) = (context, page, http);

    public IBrowserContext Context { get; }

    /// <summary>The first page.</summary>
    public IPage Page { get; }

    /// <summary>The same person over HTTP: another device.</summary>
    public Visitor Visitor { get; private set; } = null!;

    /// <summary>The id of the conversation that was opened.</summary>
    public string Conversation { get; private set; } = "";

    /// <summary>What went wrong in the pages and was not provoked.</summary>
    public IEnumerable<string> Troubles => troubles.Where(trouble => !provoked.Any(part => trouble.Contains(part, StringComparison.Ordinal)));

    public ChatView View => new(Page);

    /// <summary>A name that nobody has.</summary>
    public static string NewName() => "Ada " + RandomNumberGenerator.GetHexString(8, lowercase: true);

    public static async Task<Person> ArriveAsync(IBrowserContext context, HttpClient http)
    {
        var person = new Person(context, await context.NewPageAsync(), http);
        context.Console += (_, message) => person.Note(message);
        context.WebError += (_, error) => person.troubles.Enqueue($"Uncaught: {error.Error}");
        return person;
    }

    /// <summary>Says that an error is provoked.</summary>
    /// <param name="part">A part of how the console tells it: its text, a space, and the address.</param>
    public void Provokes(string part) => provoked.Add(part);

    /// <summary>Says that requests fail for want of a network.</summary>
    public void ProvokesAbsentNetwork()
    {
        Provokes("net::ERR_INTERNET_DISCONNECTED");
        Provokes("net::ERR_NETWORK_CHANGED");
        Provokes("net::ERR_FAILED");
    }

    /// <summary>Signs in without the form, as somebody new.</summary>
    public async Task SignInAsync()
    {
        var name = NewName();
        var answer = await Context.APIRequest.PostAsync("/.auth/login/local", new APIRequestContextOptions
        {
            DataObject = new { userId = name.Replace(' ', '-').ToLowerInvariant(), name },
        });
        var body = (await answer.JsonAsync())!.Value;
        Visitor = Known(body);
    }

    /// <summary>Signs in with the form on the screen.</summary>
    public async Task SignInByNameAsync(string name)
    {
        Provokes("401 (Unauthorized)"); // a browser says so itself when the client asks who it is
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Your name" }).FillAsync(name);
        var login = await Page.RunAndWaitForResponseAsync(
            () => Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync(), "**/.auth/login/local");
        Visitor = Known((await login.JsonAsync())!.Value);
    }

    /// <summary>Opens the conversation with a companion at its address.</summary>
    public async Task OpenConversationAsync(string companionId)
    {
        Conversation = await Visitor.StartAsync(companionId);
        await Page.GotoAsync($"/chats/{Conversation}");
        await Assertions.Expect(View.FromCompanion.First).ToBeVisibleAsync();
    }

    /// <summary>Opens the same conversation in another tab.</summary>
    public async Task<IPage> OpenTabAsync(string? path = null)
    {
        var tab = await Context.NewPageAsync();
        await tab.GotoAsync(path ?? $"/chats/{Conversation}");
        return tab;
    }

    /// <summary>The user's messages that the server has.</summary>
    public async Task<List<string>> SentAsync() => [.. (await Visitor.OpenAsync(Conversation)).GetProperty("messages").EnumerateArray()
        .Where(message => message.GetProperty("sender").GetString() == "user")
        .Select(message => message.GetProperty("text").GetString()!)];

    public Task CloseAsync() => Context.CloseAsync();

    private Visitor Known(JsonElement login) => new(
        http, login.GetProperty("user").GetProperty("userId").GetString()!, login.GetProperty("authenticationToken").GetString());

    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            troubles.Enqueue($"{message.Text} {message.Location}");
        }
    }
}
