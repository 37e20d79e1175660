using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>What became of something that was to happen to a session or its payment.</summary>
/// <param name="Object">What it made, or changed; null where it could not happen.</param>
/// <param name="Refusal">Why it could not; null where it did.</param>
/// <param name="Code">Stripe's code for that, where there is one.</param>
/// <param name="Told">Ends when the app has taken the event, or never will.</param>
internal sealed record StripeStep(JsonObject? Object, string? Refusal, string? Code, Task Told)
{
    public static StripeStep Done(JsonObject made, Task told) => new(made, Refusal: null, Code: null, told);

    public static StripeStep Refused(string why, string? code = null) => new(Object: null, why, code, Task.CompletedTask);
}
