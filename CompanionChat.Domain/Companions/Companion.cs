namespace CompanionChat.Domain.Companions;

/// <summary>A character to talk with.</summary>
/// <param name="Id">1 to 40 of <c>[a-z0-9-]</c>; part of storage keys and addresses, so never changed or reused.</param>
/// <param name="Name">As users see it.</param>
/// <param name="Tagline">One line that says who this is.</param>
/// <param name="Greeting">The first message of every conversation.</param>
/// <param name="Persona">What the provider is told about the character. Never leaves the server.</param>
/// <param name="Avatar">The avatar's file name, beside the catalog.</param>
public sealed record Companion(string Id, string Name, string Tagline, string Greeting, string Persona, string Avatar);
