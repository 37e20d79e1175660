namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>One attempt to deliver a webhook, as the log shows it.</summary>
/// <param name="Time">When it was answered, or given up.</param>
/// <param name="Id">Of the delivery.</param>
/// <param name="Subject">What the webhook is about.</param>
/// <param name="Attempt">1 is the first.</param>
/// <param name="Status">What was answered; null where nothing was.</param>
internal sealed record WebhookAttempt(DateTimeOffset Time, string Id, string Subject, int Attempt, int? Status);
