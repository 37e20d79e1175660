using System.Text;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Fuzz;

/// <summary>Makes requests up: one in five as the document describes it, the others twisted.</summary>
internal sealed class RequestMaker(Random random, FuzzVisitor visitor)
{
    private const string Webhook = "receiveWebhook";

    /// <summary>Makes one.</summary>
    /// <param name="operation">Of which operation.</param>
    /// <param name="others">Ids of other visitors.</param>
    public async Task<FuzzRequest> MakeAsync(Operation operation, IReadOnlyList<string> others)
    {
        var request = new FuzzRequest { OperationId = operation.Id, Method = operation.Method, Template = operation.Path };
        await AddressAsync(request, operation);
        var body = operation.Id == Webhook ? await NoticeAsync(request) : await BodyAsync(operation);
        request.Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString());

        if (random.Next(5) > 0)
        {
            for (var left = random.Next(1, 4); left > 0; left--)
            {
                RequestTwists.Twist(random, request, body?.DeepClone().AsObject(), operation, others);
            }
        }

        if (request.InPath.GetValueOrDefault("provider") == "stripe")
        {
            Sign(request);
        }

        return request;
    }

    private async Task AddressAsync(FuzzRequest request, Operation operation)
    {
        foreach (var (name, _) in operation.ParametersIn("path"))
        {
            request.InPath[name] = (await visitor.ValueAsync(name))!;
        }

        foreach (var (name, _) in operation.ParametersIn("query"))
        {
            if (random.Next(2) == 0 && await visitor.ValueAsync(name) is { } value)
            {
                request.Query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        foreach (var (name, _) in operation.ParametersIn("header"))
        {
            if (random.Next(2) == 0)
            {
                request.Headers.Add((name, (await visitor.ValueAsync(name))!));
            }
        }
    }

    private async Task<JsonObject> NoticeAsync(FuzzRequest request)
    {
        var (body, query) = await visitor.NoticeAsync(request.InPath["provider"]);
        if (query is not null)
        {
            request.Query.Add(query);
        }

        return body;
    }

    private async Task<JsonObject?> BodyAsync(Operation operation)
    {
        var body = new JsonObject();
        foreach (var (name, isRequired) in operation.Fields)
        {
            // The document lets a message without a nonce through; the rules do not.
            if (isRequired || name == "nonceId" || random.Next(2) == 0)
            {
                body[name] = await visitor.ValueAsync(name);
            }
        }

        return body.Count == 0 ? null : body;
    }

    // What is signed is looked at more closely: most of it is, whatever it says.
    private void Sign(FuzzRequest request)
    {
        if (request.Twists.Count > 0 && random.Next(4) == 0)
        {
            request.Twists.Add("not signed");
            return;
        }

        request.Headers.RemoveAll(header => header.Name == "Stripe-Signature");
        request.Headers.Add(("Stripe-Signature", StripeDouble.Header(
            Encoding.UTF8.GetString(request.Body ?? []), TimeProvider.System.GetUtcNow(), StripeDouble.Secret)));
    }
}
