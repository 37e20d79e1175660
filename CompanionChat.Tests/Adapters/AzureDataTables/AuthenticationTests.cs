using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Data.Tables;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

public sealed class AuthenticationTests
{
    [Fact]
    public void The_expected_signature_is_the_one_that_openssl_computes()
    {
        Assert.Equal(
            "SharedKeyLite someone:iGjA3/VWa5npN3oZX01Y9Z2mq0QXVjC7O6pIe9G7N34=",
            Expected("Fri, 02 Jan 2026 03:04:05 GMT", "/Chat(PartitionKey=%27p%27)"));
    }

    [Fact]
    public async Task Every_request_is_signed_over_its_date_and_escaped_path_without_the_query()
    {
        using var transport = new ScriptedTransport(
            _ => new(204),
            _ => new(200, """{"value":[]}"""),
            _ => new(204),
            _ => Scripted.FailedTransaction(400, "InvalidInput", "0:No."));
        var table = Scripted.Table(transport);

        await table.AddEntityAsync(new TableEntity("p", "r"));
        await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").ToListAsync();
        await table.DeleteEntityAsync("it's", "50% ü");
        await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity("p", "r"))]));

        Assert.Equal(4, transport.Requests.Count);
        Assert.Equal("/Chat(PartitionKey='it%27%27s',RowKey='50%25%20%C3%BC')", transport.Requests[2].Uri.AbsolutePath);
        Assert.All(transport.Requests, static request => Assert.Equal(Expected(request.Headers["x-ms-date"], request.Uri.AbsolutePath), request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_retry_is_signed_anew_with_its_own_date()
    {
        using var transport = new ScriptedTransport(
            static request =>
            {
                request.Headers.SetValue("x-ms-date", "long ago");
                request.Headers.SetValue("Authorization", "expired");
                return new ScriptedResponse(503);
            },
            _ => new(204));

        await Scripted.Table(transport).AddEntityAsync(new TableEntity("p", "r"));

        var retry = transport.Requests[1];
        Assert.True(DateTimeOffset.TryParseExact(retry.Headers["x-ms-date"], "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.Equal(Expected(retry.Headers["x-ms-date"], "/Chat"), retry.Headers["Authorization"]);
    }

    [Fact]
    public async Task An_identity_sends_its_token_for_storage()
    {
        using var transport = new ScriptedTransport(_ => new(204));
        var identity = new FakeIdentity();
        var service = new TableServiceClient(new Uri("https://someone.table.core.windows.net"), identity, Scripted.Options(transport));

        await service.GetTableClient("Chat").AddEntityAsync(new TableEntity("p", "r"));

        var request = Assert.Single(transport.Requests);
        Assert.Equal("Bearer a-token", request.Headers["Authorization"]);
        Assert.Equal("https://storage.azure.com/.default", Assert.Single(identity.Scopes));
        Assert.Equal("https://someone.table.core.windows.net/Chat", request.Uri.AbsoluteUri.Split('?')[0]);
    }

    [Fact]
    public async Task Requests_name_their_protocol()
    {
        using var transport = new ScriptedTransport(_ => new(204));
        var options = new TableClientOptions(TableClientOptions.ServiceVersion.V2019_02_02) { Transport = transport };

        await new TableClient(Scripted.ConnectionString, "Chat", options).AddEntityAsync(new TableEntity("p", "r") { ["Big"] = 5L });

        var request = Assert.Single(transport.Requests);
        Assert.Equal("2019-02-02", request.Headers["x-ms-version"]);
        Assert.Equal("return-no-content", request.Headers["Prefer"]);
        Assert.Equal("application/json;odata=minimalmetadata", request.Headers["Accept"]);
        Assert.Contains("\"Big@odata.type\":\"Edm.Int64\"", request.Body, StringComparison.Ordinal);
        Assert.Contains("\"Big\":\"5\"", request.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("AccountName=a;AccountKey=aGk=", "https://a.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=aGk=;EndpointSuffix=example.org", "http://a.table.example.org/")]
    [InlineData("AccountName=a;AccountKey=aGk=;TableEndpoint=http://localhost:1/a;", "http://localhost:1/a")]
    public void A_connection_string_names_the_endpoint(string connectionString, string endpoint)
    {
        Assert.Equal(endpoint, new TableServiceClient(connectionString).Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("AccountName=a;AccountKey=se cret!")]
    [InlineData("AccountName=a;TableEndpoint=http://localhost/a")]
    [InlineData("AccountKey=c2VjcmV0")]
    [InlineData("secret")]
    public void A_bad_connection_string_is_refused_without_being_repeated(string connectionString)
    {
        var refused = Assert.ThrowsAny<Exception>(() => new TableServiceClient(connectionString));

        Assert.True(refused is InvalidOperationException or FormatException);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", refused.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Shared Key Lite of the Table service: HMAC-SHA256 over date, newline, account and path.</summary>
    private static string Expected(string date, string path)
    {
        var signed = Encoding.UTF8.GetBytes($"{date}\n/{Scripted.AccountName}{path}");
        var signature = HMACSHA256.HashData(Convert.FromBase64String(Scripted.AccountKey), signed);
        return $"SharedKeyLite {Scripted.AccountName}:{Convert.ToBase64String(signature)}";
    }

    private sealed class FakeIdentity : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nothing here is synchronous.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new(new AccessToken("a-token", DateTimeOffset.MaxValue));
        }
    }
}
