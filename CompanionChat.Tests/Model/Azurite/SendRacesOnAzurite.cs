using CompanionChat.Tests.Model.Races;

namespace CompanionChat.Tests.Model.Azurite;

/// <summary>The races of <see cref="SendRaces"/>, with storage 10 to 50 ms away.</summary>
public sealed class SendRacesOnAzurite() : SendRaces(new AzuriteTrack());
