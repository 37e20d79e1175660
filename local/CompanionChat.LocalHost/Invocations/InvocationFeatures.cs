using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>Things by type that belong to one invocation.</summary>
internal sealed class InvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> features = [];

    /// <inheritdoc/>
    public void Set<T>(T instance)
    {
        if (instance is null)
        {
            features.Remove(typeof(T));
        }
        else
        {
            features[typeof(T)] = instance;
        }
    }

    /// <inheritdoc/>
    public T? Get<T>() => features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
