namespace CompanionChat.Tests.Trials;

/// <summary>All that the app does for a visitor, and what must be true of it afterwards, however often it was tried.</summary>
internal static class UseCases
{
    public static IReadOnlyList<UseCase> All { get; } = [.. ChatUseCases.All, .. PaymentUseCases.All];

    /// <summary>As the rows of a theory.</summary>
    public static TheoryData<string> Names() => new(All.Select(useCase => useCase.Name));

    public static UseCase Of(string name) => All.Single(useCase => useCase.Name == name);
}
