using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace CompanionChat.LocalHost.Durable;

/// <summary>How the local Durable Functions engine runs.</summary>
public sealed class DurableOptions
{
    /// <summary>As the isolated worker reads and writes payloads by default.</summary>
    internal static readonly JsonSerializerOptions DefaultJson = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Names the engine's table, <c>{HubName}Instances</c>. Two hosts that must not share work need two names.</summary>
    [Required]
    [RegularExpression("^[A-Za-z][A-Za-z0-9]{2,44}$", ErrorMessage = "HubName must be 3 to 45 letters and digits and begin with a letter.")]
    public string HubName { get; set; } = "CompanionChatHub";

    /// <summary>How many activities run at once; more wait.</summary>
    [Range(1, 10_000)]
    public int MaxConcurrentActivities { get; set; } = 256;

    /// <summary>
    /// How many times at once each activity is run, with the same input. Above 1 in tests: the real platform may run one more than
    /// once, so that must change nothing. The result that comes first is taken, when all are done.
    /// </summary>
    [Range(1, 10)]
    public int ActivityRuns { get; set; } = 1;

    /// <summary>How long a graceful stop waits for running activities and steps before it leaves them to the next start.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How inputs, outputs and events are written: what the functions' worker uses.</summary>
    public JsonSerializerOptions Json { get; set; } = DefaultJson;
}
