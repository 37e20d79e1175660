using CompanionChat.Domain.Conversations;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>Who wrote a message, as it is stored.</summary>
internal static class SenderNames
{
    private const string User = "user";
    private const string Companion = "ai";

    public static string Of(Sender sender) => sender == Sender.User ? User : Companion;

    public static Sender Parse(string name) => name switch
    {
        User => Sender.User,
        Companion => Sender.Companion,
        _ => throw new InvalidDataException($"A stored message has an unknown sender '{name}'."),
    };
}
