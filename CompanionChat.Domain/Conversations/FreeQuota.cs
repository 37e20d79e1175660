namespace CompanionChat.Domain.Conversations;

/// <summary>What a user may still have from one companion without paying, or what one message took of it.</summary>
/// <param name="Text">Messages of text.</param>
/// <param name="Media">Images and videos.</param>
/// <param name="Audio">Voice messages.</param>
public readonly record struct FreeQuota(int Text, int Media, int Audio)
{
    /// <summary>Nothing.</summary>
    public static readonly FreeQuota None;

    /// <summary>One message of text.</summary>
    public static readonly FreeQuota OneText = new(1, 0, 0);

    /// <summary>Gives back.</summary>
    public static FreeQuota operator +(FreeQuota a, FreeQuota b) => new(a.Text + b.Text, a.Media + b.Media, a.Audio + b.Audio);

    /// <summary>Takes.</summary>
    public static FreeQuota operator -(FreeQuota a, FreeQuota b) => new(a.Text - b.Text, a.Media - b.Media, a.Audio - b.Audio);
}
