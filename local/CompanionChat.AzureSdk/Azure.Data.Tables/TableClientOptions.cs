using Azure.Core;
using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <summary>How requests are made: retries, transport and the rest are <see cref="ClientOptions"/>.</summary>
public class TableClientOptions : ClientOptions
{
    private const ServiceVersion Latest = ServiceVersion.V2020_12_06;

    /// <summary>Chooses the version of the service's REST protocol.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A version that is none of the enum's.</exception>
    public TableClientOptions(ServiceVersion serviceVersion = Latest)
    {
        VersionString = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };
        Transport = TablePipeline.Transport;
    }

    /// <summary>The protocol's versions that the package knows.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02; shared key only.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06, the first that takes bearer tokens.</summary>
        V2020_12_06 = 2,
    }

    internal string VersionString { get; }
}
