using System.ComponentModel.DataAnnotations;
using CompanionChat.Domain.Conversations;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Hosting;

/// <summary>The numbers of the house, from the settings of the same names.</summary>
public sealed class ChatOptions
{
    /// <summary><c>Quota__Text</c>, <c>Quota__Media</c>, <c>Quota__Audio</c>: what a new conversation may have without paying.</summary>
    [Required]
    [ValidateObjectMembers]
    public QuotaOptions Quota { get; init; } = new();

    /// <summary><c>Nonce__LifetimeSeconds</c>.</summary>
    [Required]
    [ValidateObjectMembers]
    public NonceOptions Nonce { get; init; } = new();

    /// <summary><c>Reply__MaxPending</c>.</summary>
    [Required]
    [ValidateObjectMembers]
    public ReplyOptions Reply { get; init; } = new();

    /// <summary>Free messages per companion.</summary>
    public sealed class QuotaOptions
    {
        /// <summary>Messages of text.</summary>
        [Range(0, 1_000_000)]
        public int Text { get; init; } = 10;

        /// <summary>Images and videos.</summary>
        [Range(0, 1_000_000)]
        public int Media { get; init; } = 2;

        /// <summary>Voice messages.</summary>
        [Range(0, 1_000_000)]
        public int Audio { get; init; } = 3;

        /// <summary>As the rules take it.</summary>
        public FreeQuota Free => new(Text, Media, Audio);
    }

    /// <summary>How long a nonce may wait to be used.</summary>
    public sealed class NonceOptions
    {
        /// <summary>Seconds.</summary>
        [Range(1, 3600)]
        public int LifetimeSeconds { get; init; } = 120;
    }

    /// <summary>How much may be under way.</summary>
    public sealed class ReplyOptions
    {
        /// <summary>Messages of one conversation that may await their reply.</summary>
        [Range(1, 1000)]
        public int MaxPending { get; init; } = 10;
    }
}
