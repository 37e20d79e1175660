using System.Collections.Concurrent;
using System.Text;

namespace CompanionChat.Soak.Faults;

/// <summary>The dials of everything that can fail. They are the app's process's, so whoever starts it again turns them again.</summary>
internal sealed class Dials
{
    private const string Ok = """{"mode":"ok"}""";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, string> turned = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int listeners;
    private bool losesNotices;

    /// <summary>What is failing now.</summary>
    public string Failing => turned.IsEmpty ? "nothing" : string.Join(", ", turned.Select(dial => $"{dial.Key} {dial.Value}"));

    /// <summary>Until it is disposed of, no payment provider loses a notice; null where one does now.</summary>
    public IDisposable? WhileNoticesAreHeard()
    {
        lock (gate)
        {
            listeners += losesNotices ? 0 : 1;
            return losesNotices ? null : new Listener(this);
        }
    }

    /// <summary>Turns a dial.</summary>
    /// <param name="http">The way to the app.</param>
    /// <param name="dial">Its path under <c>/_sim/</c>.</param>
    /// <param name="setting">The fault, as JSON.</param>
    /// <param name="cancellationToken">The run is over.</param>
    public async Task TurnAsync(HttpClient http, string dial, string setting, CancellationToken cancellationToken)
    {
        if (setting.Contains("drop", StringComparison.Ordinal) && dial.EndsWith("webhooks", StringComparison.Ordinal))
        {
            await LoseNoticesAsync(cancellationToken);
        }

        turned[dial] = setting;
        await PostAsync(http, dial, setting, cancellationToken);
    }

    /// <summary>Turns all of them back.</summary>
    public async Task TurnBackAsync(HttpClient http, CancellationToken cancellationToken)
    {
        foreach (var dial in turned.Keys)
        {
            await PostAsync(http, dial, Ok, cancellationToken);
            turned.TryRemove(dial, out _);
        }

        lock (gate)
        {
            losesNotices = false;
        }
    }

    /// <summary>Turns them as they were before the app was started again.</summary>
    public async Task TurnAgainAsync(HttpClient http, CancellationToken cancellationToken)
    {
        foreach (var (dial, setting) in turned)
        {
            await PostAsync(http, dial, setting, cancellationToken);
        }
    }

    private static async Task PostAsync(HttpClient http, string dial, string setting, CancellationToken cancellationToken)
    {
        using var body = new StringContent(setting, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"/_sim/{dial}/faults", UriKind.Relative), body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private async Task LoseNoticesAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            losesNotices = true;
        }

        while (Volatile.Read(ref listeners) > 0)
        {
            await Task.Delay(Look, cancellationToken);
        }
    }

    private sealed class Listener(Dials dials) : IDisposable
    {
        public void Dispose()
        {
            lock (dials.gate)
            {
                dials.listeners--;
            }
        }
    }
}
