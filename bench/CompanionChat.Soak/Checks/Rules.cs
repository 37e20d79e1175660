namespace CompanionChat.Soak.Checks;

/// <summary>What must hold, in the words of a failure.</summary>
internal static class Rules
{
    public const string Balance = "I1, what was granted, less what was taken, is what is left";
    public const string OneEnd = "I2, an acknowledged message has one row, one reply or none, and one end";
    public const string OneCredit = "I3, an order is at most one credit, and money in is what was granted";
    public const string Durable = "I4, what was acknowledged is there, and a repeat changes nothing";
    public const string Private = "I5, nobody sees what is another's";
    public const string Progress = "I6, nothing waits for ever";
    public const string Calls = "I7, a message costs at most three calls to providers";
    public const string NoFailure = "The app never answers with a failure of its own";
    public const string FlatMemory = "Memory is flat";
}
