namespace CompanionChat.LocalHost.Crashes;

/// <summary>When to kill the process.</summary>
/// <param name="AtRequest">At which request, counted from now; 1 is the next.</param>
/// <param name="When">On which side of it.</param>
internal sealed record CrashOrder(int AtRequest, CrashMoment When = CrashMoment.Before);
