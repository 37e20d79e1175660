namespace CompanionChat.Tests.Model.Races;

/// <summary>The races of <see cref="SendRaces"/>, in every order that a seed gives.</summary>
public sealed class SendRacesInMemory() : SendRaces(new MemoryTrack());
