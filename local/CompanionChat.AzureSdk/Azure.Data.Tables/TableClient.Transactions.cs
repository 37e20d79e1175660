using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <content>Several writes at once.</content>
public partial class TableClient
{
    /// <summary>
    /// Makes up to 100 writes to different rows of one partition, all or none; the responses (with their ETags) are in the order of the actions.
    /// The pipeline repeats the whole where it is throttled or unanswered, but never for the sake of an action that was refused inside it,
    /// not even with 429, 500 or 503: that is the caller's.
    /// </summary>
    /// <exception cref="TableTransactionFailedException">An action was refused; nothing was written.</exception>
    /// <exception cref="RequestFailedException">The whole was refused before any action was tried.</exception>
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        using var message = TransactionRequest.Message(_account, Name, transactionActions);
        var response = await _account.SendAsync(message, TableRequests.Accepted, cancellationToken).ConfigureAwait(false);
        var parts = TransactionResponse.Parse(response);
        return parts.FirstOrDefault(static part => part.Status >= 400) is { } failed
            ? throw new TableTransactionFailedException(new RequestFailedException(failed, null, TableErrorParser.Instance))
            : Response.FromValue(parts, response);
    }
}
