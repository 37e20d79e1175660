using Xunit.Abstractions;

namespace CompanionChat.Tests.Trials;

/// <summary>Tells how large a matrix is: a row of the table that CONTRIBUTING says how to get.</summary>
internal static class Matrix
{
    public static void Tell(ITestOutputHelper output, string matrix, UseCase useCase, int cells, IReadOnlyList<string> requests) =>
        output.WriteLine($"| {matrix} | {useCase} | {cells} cells | {requests.Count} requests: {string.Join(", ", requests.Select(Short))} |");

    // Each host has an engine's table of its own, whose name says nothing.
    private static string Short(string request) =>
        string.Join(' ', request.Split(' ').Select(word => word.EndsWith("Instances", StringComparison.Ordinal) ? "Instances" : word));
}
