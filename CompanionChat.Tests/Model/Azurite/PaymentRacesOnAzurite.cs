using CompanionChat.Tests.Model.Races;

namespace CompanionChat.Tests.Model.Azurite;

/// <summary>The races of <see cref="PaymentRaces"/>, with storage 10 to 50 ms away.</summary>
public sealed class PaymentRacesOnAzurite() : PaymentRaces(new AzuriteTrack());
