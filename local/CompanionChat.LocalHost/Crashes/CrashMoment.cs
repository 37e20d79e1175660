namespace CompanionChat.LocalHost.Crashes;

/// <summary>On which side of a request the process is killed.</summary>
internal enum CrashMoment
{
    /// <summary>Before it is sent.</summary>
    Before,

    /// <summary>After its answer arrived.</summary>
    After,
}
