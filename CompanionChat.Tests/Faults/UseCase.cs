using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Faults;

/// <summary>Something that a visitor, or a payment provider, does.</summary>
/// <param name="Name">What.</param>
/// <param name="Prepare">Does all that comes before.</param>
/// <param name="Act">Does it; may be done again.</param>
/// <param name="Check">Fails unless it was done, and once.</param>
public sealed record UseCase(string Name, Func<Trial, Task> Prepare, Func<Trial, Task<Answer>> Act, Func<Trial, Task> Check)
{
    public override string ToString() => Name;
}
