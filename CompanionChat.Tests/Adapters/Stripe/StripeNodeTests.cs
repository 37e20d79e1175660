using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CompanionChat.Functions.Features.Webhooks;
using CompanionChat.Tests.Infrastructure;
using Stripe;

namespace CompanionChat.Tests.Adapters.Stripe;

/// <summary>Signatures against Stripe's own package for Node.js, so that ours cannot be right among themselves only.</summary>
public sealed class StripeNodeTests
{
    private const string Sign = """
        const Stripe = require('stripe');
        const stripe = new (Stripe.default ?? Stripe)('sk_test_none');
        const given = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
        process.stdout.write(stripe.webhooks.generateTestHeaderString({ payload: given.body, secret: given.secret, timestamp: given.time }));
        """;

    private const string Check = """
        const Stripe = require('stripe');
        const stripe = new (Stripe.default ?? Stripe)('sk_test_none');
        const given = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
        try {
          process.stdout.write(stripe.webhooks.constructEvent(given.body, given.header, given.secret, 300, undefined, given.time * 1000).id);
        } catch (refused) {
          process.stdout.write(refused.constructor.name + ': ' + refused.type);
        }
        """;

    private static readonly string Body = StripeAnswers.Event("checkout.session.completed", StripeAnswers.Session(("note", "Ж and \uD83D\uDE00")));

    [Fact]
    public async Task What_Stripes_package_signs_is_accepted()
    {
        await using var bench = new StripeBench();
        var time = bench.Clock.GetUtcNow().ToUnixTimeSeconds();

        var header = await RunAsync(Sign, new { body = Body, secret = StripeBench.Secret, time });

        Assert.IsType<WebhookReading.Concerns>(await bench.DeliverAsync(Encoding.UTF8.GetBytes(Body), header));
        Assert.Equal(header, EventUtility.GenerateSignatureHeader(Body, StripeBench.Secret, time));
    }

    [Fact]
    public async Task What_we_sign_is_accepted_by_Stripes_package_and_by_no_other_secret()
    {
        const long time = 1795262400;
        var header = EventUtility.GenerateSignatureHeader(Body, StripeBench.Secret, time);

        Assert.Equal("evt_1", await RunAsync(Check, new { body = Body, header, secret = StripeBench.Secret, time }));
        Assert.Contains(
            "StripeSignatureVerificationError",
            await RunAsync(Check, new { body = Body, header, secret = "whsec_other", time }),
            StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string script, object given)
    {
        var local = Path.Combine(Contract.RepositoryRoot(), "local");
        if (!Directory.Exists(Path.Combine(local, "node_modules", "stripe")))
        {
            throw new DirectoryNotFoundException("Stripe's package for Node.js is not installed: run `npm ci` in local/.");
        }

        using var node = Process.Start(new ProcessStartInfo("node", ["--eval", script])
        {
            UseShellExecute = false,
            WorkingDirectory = local,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(given));
        node.StandardInput.Close();
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }
}
