using System.Collections.Concurrent;
using CompanionChat.Domain.Replies;
using CompanionChat.Tests.Model.Memory;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>Both providers of replies: says what it is told to, and counts what it is asked.</summary>
internal sealed class SimulatedModel
{
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);

    /// <summary>Requests that one question costs at most: the adapter may call the primary twice.</summary>
    public static int MostCallsOf(ProviderRole provider) => provider == ProviderRole.Primary ? 2 : 1;

    /// <summary>Requests that a message has cost at most.</summary>
    public int CallsFor(string text) => calls.GetValueOrDefault(text);

    /// <summary>As an instance reaches it.</summary>
    /// <param name="pace">The instance's.</param>
    /// <param name="says">What a provider says to it.</param>
    public ILanguageModel From(IPace pace, Func<ProviderRole, Completion> says) => new Line(this, pace, says);

    private sealed class Line(SimulatedModel model, IPace pace, Func<ProviderRole, Completion> says) : ILanguageModel
    {
        public async Task<Completion> CompleteAsync(ProviderRole provider, Prompt prompt, CancellationToken cancellationToken)
        {
            var text = prompt.Turns[^1].Text;
            model.calls.AddOrUpdate(text, MostCallsOf(provider), (_, before) => before + MostCallsOf(provider));
            await pace.StepAsync(null);
            return says(provider);
        }
    }
}
