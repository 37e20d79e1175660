using System.Runtime.CompilerServices;
using Azure;
using CompanionChat.Domain;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>
/// Turns all ways in which the client reports that storage failed into one: an answer with an error, several tries with one each, a broken
/// connection, a try that took too long.
/// </summary>
internal static class StorageCalls
{
    public static async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (IsStorage(exception, cancellationToken))
        {
            var failed = (exception as AggregateException)?.InnerExceptions[^1] ?? exception;
            throw new StorageUnavailableException((failed as RequestFailedException)?.Status ?? 0, (failed as RequestFailedException)?.ErrorCode, exception);
        }
    }

    public static async IAsyncEnumerable<T> GuardAsync<T>(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var enumerator = rows.GetAsyncEnumerator(cancellationToken);
        while (await GuardAsync(() => enumerator.MoveNextAsync().AsTask(), cancellationToken))
        {
            yield return enumerator.Current;
        }
    }

    private static bool IsStorage(Exception exception, CancellationToken cancellationToken) =>
        exception is RequestFailedException or AggregateException or IOException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
