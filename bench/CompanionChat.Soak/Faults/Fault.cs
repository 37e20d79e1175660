using System.Globalization;

namespace CompanionChat.Soak.Faults;

/// <summary>Something that goes wrong for a while.</summary>
/// <param name="Dial">Its path under <c>/_sim/</c>.</param>
/// <param name="Setting">How, as JSON.</param>
internal sealed record Fault(string Dial, string Setting)
{
    private static readonly string[] Upstreams = ["llm/primary", "llm/fallback", "turnstile", "stripe", "coingate", "upgate"];
    private static readonly string[] Senders = ["stripe/webhooks", "coingate/webhooks", "upgate/webhooks", "hub"];
    private static readonly string[] UpstreamModes = ["error", "slow", "timeout", "blank", "malformed", "rateLimited", "reject", "drop"];
    private static readonly string[] SenderModes = ["drop", "double", "delay", "swap"];

    /// <summary>Every dial in every mode, in an order of chance.</summary>
    public static Queue<Fault> All(Random random)
    {
        Fault[] all =
        [
            .. Upstreams.SelectMany(dial => UpstreamModes.Select(mode => Of(dial, mode, random))),
            .. Senders.SelectMany(dial => SenderModes.Select(mode => Of(dial, mode, random))),
        ];
        random.Shuffle(all);
        return new Queue<Fault>(all);
    }

    private static Fault Of(string dial, string mode, Random random) => new(dial, mode switch
    {
        "error" => $$"""{"mode":"error","status":{{(random.Next(2) == 0 ? "500" : "503")}},"times":0}""",
        "slow" or "delay" => $$"""{"mode":"{{mode}}","delayMs":{{random.Next(100, 3000).ToString(CultureInfo.InvariantCulture)}},"times":0}""",
        _ => $$"""{"mode":"{{mode}}","times":0}""",
    });
}
