using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Simulators;

/// <summary>Runs the widget's script in Node.js, over just enough of a page.</summary>
public sealed class WidgetScriptTests(SimulatorServer server) : IClassFixture<SimulatorServer>
{
    private const string Page = """
        const node = () => ({ children: [], append(...added) { this.children.push(...added); }, remove() { this.gone = true; }, setAttribute() {} });
        const host = node();
        globalThis.window = globalThis;
        globalThis.document = {
          currentScript: { src: "http://localhost/_sim/turnstile/v0/api.js?render=explicit&onload=loaded" },
          querySelector: (selector) => (selector === "#host" ? host : null),
          createElement: node,
        };
        const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
        const events = [];
        globalThis.loaded = () => events.push("loaded");
        const on = (name) => (value) => events.push(value === undefined ? name : `${name}:${value}`);
        const tell = (result) => console.log(JSON.stringify(result));

        """;

    [Fact]
    public async Task It_yields_tokens_that_siteverify_takes_once_and_for_their_action()
    {
        var result = await RunAsync("""
            const id = turnstile.render("#host", { sitekey: "k", action: "send-message", callback: on("token") });
            const early = turnstile.getResponse(id);
            await turn();
            const first = turnstile.getResponse(id);
            turnstile.reset(id);
            const between = turnstile.getResponse(id);
            await turn();
            const second = turnstile.getResponse("#host");
            const field = host.children[0].children[1];
            tell({ early, between, first, second, events, name: field.name, value: field.value });
            turnstile.remove(id);
            """);

        var (first, second) = ((string)result["first"]!, (string)result["second"]!);
        Assert.Equal((null, null), ((string?)result["early"], (string?)result["between"]));
        Assert.NotEqual(first, second, StringComparer.Ordinal);
        Assert.Equal(["loaded", $"token:{first}", $"token:{second}"], Names(result["events"]!), StringComparer.Ordinal);
        Assert.Equal(("cf-turnstile-response", second), ((string)result["name"]!, (string)result["value"]!));
        var answer = await server.VerifyAsync(first);
        Assert.True((bool)answer["success"]!);
        Assert.Equal("send-message", (string)answer["action"]!);
        Assert.False((bool)(await server.VerifyAsync(first))["success"]!);
    }

    [Fact]
    public async Task It_tells_of_expiry_and_renews_itself()
    {
        var result = await RunAsync("""
            const later = [];
            const real = setTimeout;
            globalThis.setTimeout = (work, delay) => (delay >= 1000 ? later.push({ work, delay }) : real(work, delay));
            turnstile.render("#host", { sitekey: "k", callback: on("token"), "expired-callback": on("expired") });
            await turn();
            later[0].work();
            const expired = turnstile.isExpired("#host");
            await turn();
            tell({ after: later[0].delay, expired, renewed: !turnstile.isExpired("#host"), events: events.map((name) => name.split(":")[0]) });
            """);

        Assert.Equal(300_000, (int)result["after"]!);
        Assert.True((bool)result["expired"]!);
        Assert.True((bool)result["renewed"]!);
        Assert.Equal(["loaded", "token", "expired", "token"], Names(result["events"]!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task It_waits_for_execute_where_told_to_and_can_be_removed()
    {
        var result = await RunAsync("""
            const id = turnstile.render(host, { sitekey: "k", execution: "execute", callback: on("token") });
            await turn();
            const before = events.length;
            turnstile.execute(id);
            await turn();
            const after = events.length;
            turnstile.remove(id);
            tell({ before, after, gone: host.children[0].gone, left: turnstile.getResponse(id) ?? null });
            """);

        Assert.Equal((1, 2), ((int)result["before"]!, (int)result["after"]!));
        Assert.True((bool)result["gone"]!);
        Assert.Null(result["left"]);
    }

    [Fact]
    public async Task It_complains_as_the_real_one_does()
    {
        var result = await RunAsync("""
            const complaint = (work) => { try { work(); return null; } catch (error) { return error.message; } };
            const complaints = [
              complaint(() => turnstile.render("#nowhere", { sitekey: "k" })),
              complaint(() => turnstile.render("#host", {})),
              complaint(() => turnstile.render("#host", { sitekey: "k", action: "no spaces" })),
            ];
            turnstile.render("#host", { sitekey: "2x00000000000000000000AB", callback: on("token"), "error-callback": on("error") });
            await turn();
            tell({ complaints, events });
            """);

        Assert.All(result["complaints"]!.AsArray(), complaint => Assert.StartsWith("[Turnstile simulator]", (string)complaint!, StringComparison.Ordinal));
        Assert.Equal(["loaded", "error:300030"], Names(result["events"]!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task It_needs_nothing_that_a_strict_content_policy_forbids()
    {
        using var response = await server.Http.GetAsync("/_sim/turnstile/v0/api.js?render=explicit");
        var source = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.All(["eval", "innerHTML", "style", "new Function", "<script"], word => Assert.DoesNotContain(word, source.Replace("inline script or style", ""), StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Names(JsonNode events) => events.AsArray().Select(name => (string)name!);

    private async Task<JsonObject> RunAsync(string script)
    {
        var source = await server.Http.GetStringAsync("/_sim/turnstile/v0/api.js");
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var clock = $"Date.now = () => {server.Clock.GetUtcNow().ToUnixTimeMilliseconds()};\n";
        await node.StandardInput.WriteAsync(clock + Page + source + script);
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal("", await errors);
        return JsonNode.Parse(output)!.AsObject();
    }
}
