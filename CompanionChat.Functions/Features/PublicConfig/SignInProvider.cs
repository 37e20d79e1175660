namespace CompanionChat.Functions.Features.PublicConfig;

/// <summary>A way to sign in.</summary>
/// <param name="Id">App Service Authentication's short name of it.</param>
/// <param name="Name">As a person knows it.</param>
/// <param name="Url">Where to go.</param>
public sealed record SignInProvider(string Id, string Name, string Url);
