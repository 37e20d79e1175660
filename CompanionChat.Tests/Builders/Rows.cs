using CompanionChat.Domain;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Builders;

/// <summary>Rows as tests need them: whatever does not matter has a value that is plain.</summary>
public static class Rows
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly UserKey Ada = UserKey.From("local", "ada")!.Value;

    public static readonly ConversationId AdaWithMira = ConversationId.Of(Ada, "mira");

    public static readonly FreeQuota Quota = new(10, 2, 3);

    public static Companion Mira { get; } = new("mira", "Mira", "A friend", "Hello there!", "You are Mira.", "mira.svg");

    public static Conversation Conversation(int freeText = 10) =>
        StartRules.Begin(Mira, Quota with { Text = freeText }, Noon, Entropy(1)).Conversation;

    public static Nonce Nonce() => NonceRules.Mint(NonceId.From(Noon, new byte[16]), Noon, TimeSpan.FromSeconds(120));

    public static SendCommand Command(string text = "Hi", string? key = null) =>
        new(AdaWithMira, MessageText.Parse(text).Value, SendCommand.HashBody(AdaWithMira, text), key);

    public static SendState State(Conversation? conversation = null, Nonce? nonce = null, Profile? profile = null) => new(
        profile is null ? null : new Stored<Profile>(profile, "p"),
        new Stored<Conversation>(conversation ?? Conversation(), "c"),
        new Stored<Nonce>(nonce ?? Nonce(), "n"));

    public static Profile Premium(DateTimeOffset until) => new(Noon, until, 0);

    public static byte[] Entropy(byte value) => [.. Enumerable.Repeat(value, 16)];

    public static MessageId Id(int secondsAfterNoon, byte entropy = 7) => MessageId.From(Noon.AddSeconds(secondsAfterNoon), Entropy(entropy));
}
