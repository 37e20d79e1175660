namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>A feature of a request: is told the problem that it is answered with, before the answer leaves.</summary>
/// <param name="Tell">Takes note of it.</param>
internal sealed record ProblemWatch(Action<Problem> Tell);
