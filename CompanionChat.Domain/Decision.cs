namespace CompanionChat.Domain;

/// <summary>What a rule decided: a value, or the reason why not.</summary>
/// <typeparam name="T">What is granted.</typeparam>
public readonly record struct Decision<T>
    where T : notnull
{
    private readonly T? value;

    private Decision(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>The reason why not, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>What is granted.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal}.");

    /// <summary>Grants a value.</summary>
    public static implicit operator Decision<T>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>Refuses.</summary>
    public static implicit operator Decision<T>(Refusal refusal) => new(default, refusal);
}
