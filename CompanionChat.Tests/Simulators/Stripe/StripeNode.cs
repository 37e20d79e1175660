using System.Diagnostics;
using System.Text.Json.Nodes;
using CompanionChat.LocalHost;

namespace CompanionChat.Tests.Simulators.Stripe;

/// <summary>Stripe's own library for Node.js, against the simulator: what it takes, Stripe's customers take.</summary>
public static class StripeNode
{
    /// <summary>Runs a script that ends in <c>tell(result)</c>.</summary>
    /// <param name="script">The script; <c>input</c> is what it is given, <c>Stripe</c> the library.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="now">What time it is.</param>
    public static async Task<JsonNode> RunAsync(string script, JsonObject input, DateTimeOffset now)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(RepositoryRoot.Find(), "local"), // its package is installed there
        })!;
        await node.StandardInput.WriteAsync(
            $"""
            import Stripe from "stripe";
            Date.now = () => {now.ToUnixTimeMilliseconds()};
            const input = {input.ToJsonString()};
            const tell = (result) => console.log(JSON.stringify(result));
            {script}
            """);
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal("", await errors);
        return JsonNode.Parse(output)!;
    }
}
