using CompanionChat.Domain.Conversations;

namespace CompanionChat.Functions.Hosting;

/// <summary>The numbers of the house, from the settings of the same names.</summary>
public sealed class ChatOptions
{
    /// <summary><c>Quota__Text</c>, <c>Quota__Media</c>, <c>Quota__Audio</c>: what a new conversation may have without paying.</summary>
    public QuotaOptions Quota { get; set; } = new();

    /// <summary><c>Nonce__LifetimeSeconds</c>.</summary>
    public NonceOptions Nonce { get; set; } = new();

    /// <summary><c>Reply__MaxPending</c>.</summary>
    public ReplyOptions Reply { get; set; } = new();

    /// <summary>Free messages per companion, each 0 to 1,000,000.</summary>
    public sealed class QuotaOptions
    {
        /// <summary>Messages of text.</summary>
        public int Text { get; init; } = 10;

        /// <summary>Images and videos.</summary>
        public int Media { get; init; } = 2;

        /// <summary>Voice messages.</summary>
        public int Audio { get; init; } = 3;

        /// <summary>As the rules take it.</summary>
        public FreeQuota Free => new(Text, Media, Audio);
    }

    /// <summary>How long a nonce may wait to be used.</summary>
    public sealed class NonceOptions
    {
        /// <summary>Seconds, 1 to 3600.</summary>
        public int LifetimeSeconds { get; init; } = 120;
    }

    /// <summary>How much may be under way.</summary>
    public sealed class ReplyOptions
    {
        /// <summary>Messages of one conversation that may await their reply, 1 to 1000.</summary>
        public int MaxPending { get; init; } = 10;
    }
}
