using Azure;
using Azure.Data.Tables;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

/// <summary>What the service does and its emulator never does.</summary>
public sealed class UnseenOnAzuriteTests
{
    [Fact]
    public async Task A_page_without_rows_is_not_the_end()
    {
        using var transport = new ScriptedTransport(
            _ => new(200, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!4!cA--"), ("x-ms-continuation-NextRowKey", "1!4!cg--")),
            _ => new(200, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!4!cB--")),
            _ => new(200, """{"value":[{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Number":7}]}"""));

        var rows = await Scripted.Table(transport).QueryAsync<SampleRow>("PartitionKey eq 'p'", maxPerPage: 5).ToListAsync();

        Assert.Equal(7, Assert.Single(rows).Number);
        Assert.All(transport.Requests, static request => Assert.Contains("$top=5", request.Uri.Query, StringComparison.Ordinal));
        Assert.All(transport.Requests, static request => Assert.Contains("$filter=PartitionKey%20eq", request.Uri.Query, StringComparison.Ordinal));
        Assert.DoesNotContain("NextPartitionKey", transport.Requests[0].Uri.Query, StringComparison.Ordinal);
        Assert.Contains("NextPartitionKey=1%214%21cA--&NextRowKey=1%214%21cg--", transport.Requests[1].Uri.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("NextRowKey", transport.Requests[2].Uri.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "OperationTimedOut")]
    [InlineData(503, "ServerBusy")]
    public async Task An_action_throttled_inside_a_transaction_is_the_callers_to_repeat(int status, string code)
    {
        using var transport = new ScriptedTransport(_ => Scripted.FailedTransaction(status, code, "1:Busy.\\nRequestId:x"));

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() => TwoInsertsAsync(Scripted.Table(transport)));

        Assert.Equal((status, code, 1), (failed.Status, failed.ErrorCode, failed.FailedTransactionActionIndex));
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task An_action_that_failed_without_a_number_has_none()
    {
        using var transport = new ScriptedTransport(_ => Scripted.FailedTransaction(500, "InternalError", "Sorry: no."));

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() => TwoInsertsAsync(Scripted.Table(transport)));

        Assert.Equal((500, null), (failed.Status, failed.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task An_answer_that_is_no_transactions_is_no_success()
    {
        using var transport = new ScriptedTransport(_ => new(202, "", ("Content-Type", "multipart/mixed; boundary=x")));

        // Of which kind is the client's affair; that it is taken for written must not be.
        await Assert.ThrowsAnyAsync<Exception>(() => TwoInsertsAsync(Scripted.Table(transport)));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_throttled_request_is_repeated_three_times_and_then_reported(int status)
    {
        ScriptedResponse Busy() => new(status, Scripted.Error("ServerBusy", "Busy."));
        using var transport = new ScriptedTransport(_ => Busy(), _ => Busy(), _ => Busy(), _ => Busy());

        var failed = await Assert.ThrowsAsync<RequestFailedException>(() => Scripted.Table(transport).GetEntityIfExistsAsync<SampleRow>("p", "r"));

        Assert.Equal((status, "ServerBusy"), (failed.Status, failed.ErrorCode));
        Assert.Equal(4, transport.Requests.Count);
    }

    [Fact]
    public async Task A_missing_row_is_asked_for_once()
    {
        using var transport = new ScriptedTransport(_ => new(404, Scripted.Error("ResourceNotFound", "None.")));

        Assert.False((await Scripted.Table(transport).GetEntityIfExistsAsync<SampleRow>("p", "r")).HasValue);
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_is_not_there()
    {
        using var transport = new ScriptedTransport(_ => new(409, Scripted.Error("TableBeingDeleted", "Wait.")));

        var failed = await Assert.ThrowsAsync<RequestFailedException>(() => Scripted.Table(transport).CreateIfNotExistsAsync());

        Assert.Equal("TableBeingDeleted", failed.ErrorCode);
    }

    [Fact]
    public async Task An_error_that_is_no_OData_is_reported_by_its_status()
    {
        using var transport = new ScriptedTransport(_ => new(403, "<html>no</html>"));

        var failed = await Assert.ThrowsAsync<RequestFailedException>(() => Scripted.Table(transport).GetEntityAsync<SampleRow>("p", "r"));

        Assert.Equal((403, null), (failed.Status, failed.ErrorCode));
    }

    private static Task TwoInsertsAsync(TableClient table) => table.SubmitTransactionAsync(
        [new(TableTransactionActionType.Add, new TableEntity("p", "a")), new(TableTransactionActionType.Add, new TableEntity("p", "b"))]);
}
