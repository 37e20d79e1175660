namespace CompanionChat.Tests.Model.Races;

/// <summary>The races of <see cref="PaymentRaces"/>, in every order that a seed gives.</summary>
public sealed class PaymentRacesInMemory() : PaymentRaces(new MemoryTrack());
