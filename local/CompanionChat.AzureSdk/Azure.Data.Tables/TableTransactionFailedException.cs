using System.Globalization;
using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <summary>A transaction that the service refused as a whole: status and error code are those of the action that failed.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Takes over what the failed action was answered, and the action's index where the answer named it.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            NotNull(requestFailedException).Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (var key in requestFailedException.Data.Keys)
        {
            base.Data.Add(key, requestFailedException.Data[key]);
        }

        if (int.TryParse(requestFailedException.Data[TableErrorParser.FailedIndex] as string, CultureInfo.InvariantCulture, out var index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    /// <summary>Which action of those submitted failed, counted from 0; null where the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }

    private static RequestFailedException NotNull(RequestFailedException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception;
    }
}
