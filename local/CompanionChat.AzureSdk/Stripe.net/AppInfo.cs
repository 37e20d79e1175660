#nullable disable

namespace Stripe;

/// <summary>Names the app to Stripe.</summary>
public class AppInfo
{
    public string Name { get; set; }

    public string Version { get; set; }

    public string FormatUserAgent() => string.IsNullOrEmpty(Version) ? Name : $"{Name}/{Version}";
}
