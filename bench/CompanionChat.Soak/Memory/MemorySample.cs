namespace CompanionChat.Soak.Memory;

/// <summary>What a process held at one moment.</summary>
/// <param name="At">Since its phase began.</param>
/// <param name="Mebibytes">Resident memory.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Handles">Open files and sockets.</param>
internal sealed record MemorySample(TimeSpan At, double Mebibytes, int Threads, int Handles);
