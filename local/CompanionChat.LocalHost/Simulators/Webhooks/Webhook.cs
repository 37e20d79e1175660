namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>Something that a provider tells the app.</summary>
/// <param name="Subject">What it is about, for people: ids and types only.</param>
/// <param name="Address">Where to POST it.</param>
/// <param name="Body">The exact text; signatures are made over it.</param>
/// <param name="ContentType">What the body is.</param>
internal sealed record Webhook(string Subject, Uri Address, string Body, string ContentType = "application/json; charset=utf-8");
