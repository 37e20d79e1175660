using System.Globalization;

namespace Azure.Data.Tables.Protocol;

/// <summary>Values as they are spelled in filters and in the addresses of rows.</summary>
internal static class ODataText
{
    /// <summary>A row's address below the endpoint: quotes doubled as OData asks, then everything escaped as a URL asks.</summary>
    public static string RowPath(string table, string partitionKey, string rowKey) =>
        $"/{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    /// <summary>A filter in which no argument can be more than a value.</summary>
    /// <exception cref="ArgumentException">An argument of a type that the service does not know.</exception>
    public static string Filter(FormattableString filter)
    {
        var literals = new object[filter.ArgumentCount];
        for (var i = 0; i < literals.Length; i++)
        {
            literals[i] = Literal(filter.GetArgument(i), i);
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static string Key(string key) => Uri.EscapeDataString(Doubled(key));

    private static string Doubled(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    // Source: learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities, "Constructing filter strings".
    private static string Literal(object? value, int index) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long or ulong => string.Create(CultureInfo.InvariantCulture, $"{value}L"),
        sbyte or byte or short or ushort or int or uint or float or double or decimal => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        Guid guid => $"guid'{guid}'",
        DateTimeOffset time => Time(time.UtcDateTime),
        DateTime time => Time(time.ToUniversalTime()),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexString(bytes)}'",
        string or char or System.Text.StringBuilder => $"'{Doubled(value.ToString()!)}'",
        _ => throw new ArgumentException($"Argument {index} of the filter is a {value.GetType()}, for which OData has no literal.", nameof(value)),
    };

    private static string Time(DateTime utc) => $"datetime'{utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)}'";
}
