namespace CompanionChat.Tests.Crashes;

/// <summary>When a client whose host died sends its message again.</summary>
public enum ClientReturn
{
    /// <summary>As soon as there is a host again.</summary>
    AtOnce,

    /// <summary>When everything that the first attempt left behind is settled.</summary>
    WhenSettled,
}
