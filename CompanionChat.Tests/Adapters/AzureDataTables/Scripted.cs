using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

/// <summary>Clients over a transport of the test's, and answers as the service spells them.</summary>
public static class Scripted
{
    public const string AccountName = "someone";
    public const string AccountKey = "c29tZWtleXRoYXRpc2Jhc2U2NA==";
    public const string ConnectionString = $"AccountName={AccountName};AccountKey={AccountKey}";

    /// <summary>The default policies, but without their pauses.</summary>
    public static TableClientOptions Options(HttpPipelineTransport transport)
    {
        var options = new TableClientOptions { Transport = transport };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
        return options;
    }

    public static TableClient Table(HttpPipelineTransport transport) => new(ConnectionString, "Chat", Options(transport));

    public static string Error(string code, string message) =>
        "{\"odata.error\":{\"code\":\"" + code + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"" + message + "\"}}}";

    /// <summary>The answer to a transaction of which one action failed.</summary>
    public static ScriptedResponse FailedTransaction(int status, string code, string message) => new(
        202,
        $"""
        --batchresponse_1
        Content-Type: multipart/mixed; boundary=changesetresponse_2

        --changesetresponse_2
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 {status} Some Reason
        X-Content-Type-Options: nosniff
        DataServiceVersion: 3.0;
        Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8

        {Error(code, message)}
        --changesetresponse_2--
        --batchresponse_1--

        """.ReplaceLineEndings("\r\n"),
        ("Content-Type", "multipart/mixed; boundary=batchresponse_1"));
}
