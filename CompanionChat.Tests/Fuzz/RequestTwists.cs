using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Fuzz;

/// <summary>Twists a request somewhere: its address, its headers, its body, its method, who sends it.</summary>
internal static class RequestTwists
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "Post", "PROPFIND"];

    private static readonly string?[] ContentTypes =
    [
        null, "", "text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/problem+json", "json", "*/*",
        "application/json; charset=utf-16", "application/json; charset=iso-8859-1", "application/json; charset=\"utf-8\"", "APPLICATION/JSON", "application/json;;",
        "application/json, text/plain", "application/json; charset=\u00fc", "application/octet-stream", "image/svg+xml", "/", ";",
    ];

    private static readonly string[] Headers =
    [
        "Idempotency-Key", "If-None-Match", "Origin", "Accept", "Accept-Encoding", "Content-Encoding", "Content-Language", "Cookie", "Authorization", "Range",
        "traceparent", "tracestate", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-HTTP-Method-Override", "X-MS-CLIENT-PRINCIPAL-ID",
        "X-MS-CLIENT-PRINCIPAL", "X-MS-CLIENT-PRINCIPAL-IDP", "Stripe-Signature", "Referer", "User-Agent", "If-Match", "Prefer", "X-Unknown",
    ];

    /// <summary>Twists it once.</summary>
    /// <param name="random">Chooses.</param>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body as a value; null where it has none, or one that is no JSON.</param>
    /// <param name="operation">What the document says of the operation.</param>
    /// <param name="others">Ids of other visitors.</param>
    public static void Twist(Random random, FuzzRequest request, JsonObject? body, Operation operation, IReadOnlyList<string> others)
    {
        var choice = random.Next(20);
        if (body is not null && choice < 9)
        {
            (request.Body, var twist) = BodyTwists.Twist(random, body);
            request.IsChunked = random.Next(5) == 0;
            request.Twists.Add(twist);
        }
        else if (request.InPath.Count > 0 && choice < 13)
        {
            TwistPath(random, request, operation, others);
        }
        else if (choice < 16)
        {
            TwistQuery(random, request, operation);
        }
        else if (choice < 18)
        {
            TwistHeaders(random, request, operation, others);
        }
        else
        {
            TwistKind(random, request);
        }
    }

    private static void TwistPath(Random random, FuzzRequest request, Operation operation, IReadOnlyList<string> others)
    {
        var name = StrangeValues.Pick(random, [.. request.InPath.Keys]);
        var value = request.InPath[name];
        var bounds = operation.ParametersIn("path").Where(parameter => parameter.Name == name).SelectMany(parameter => StrangeValues.Bounds(parameter.Schema)).ToList();
        request.InPath[name] = random.Next(6) switch
        {
            5 when bounds.Count > 0 => StrangeValues.Pick(random, bounds),
            0 when others.Count > 0 => Uri.EscapeDataString(StrangeValues.Pick(random, others)),
            1 => value + StrangeValues.PathPart(random),
            2 => value.ToUpperInvariant(),
            3 when value.Length > 1 => value[..random.Next(1, value.Length)].TrimEnd('%'),
            _ => StrangeValues.PathPart(random),
        };
        request.Twists.Add($"{name} in the path");
    }

    private static void TwistQuery(Random random, FuzzRequest request, Operation operation)
    {
        var names = operation.ParametersIn("query").Select(parameter => parameter.Name).ToList();
        var name = names.Count == 0 || random.Next(4) == 0 ? StrangeValues.PathPart(random) : StrangeValues.Pick(random, names);
        var bounds = operation.ParametersIn("query").Where(parameter => parameter.Name == name).SelectMany(parameter => StrangeValues.Bounds(parameter.Schema)).ToList();
        var value = bounds.Count > 0 && random.Next(2) == 0 ? StrangeValues.Pick(random, bounds) : StrangeValues.PathPart(random);
        if (random.Next(3) > 0)
        {
            request.Query.RemoveAll(part => part.StartsWith(name + "=", StringComparison.Ordinal));
        }

        request.Query.Add(random.Next(10) == 0 ? name : $"{name}={value}");
        request.Twists.Add($"{name} in the query");
    }

    private static void TwistHeaders(Random random, FuzzRequest request, Operation operation, IReadOnlyList<string> others)
    {
        if (request.Body is not null && random.Next(2) == 0)
        {
            request.ContentType = StrangeValues.Pick(random, ContentTypes);
            request.Twists.Add("the content type");
            return;
        }

        var parameters = operation.ParametersIn("header").ToList();
        if (parameters.Count > 0 && random.Next(2) == 0)
        {
            var parameter = StrangeValues.Pick(random, parameters);
            var bounds = StrangeValues.Bounds(parameter.Schema).ToList();
            request.Headers.RemoveAll(header => header.Name == parameter.Name);
            request.Headers.Add((parameter.Name, bounds.Count > 0 && random.Next(3) == 0 ? StrangeValues.Pick(random, bounds) : StrangeValues.HeaderValue(random)));
            request.Twists.Add(parameter.Name);
            return;
        }

        var name = StrangeValues.Pick(random, Headers);
        request.Headers.Add((name, others.Count > 0 && random.Next(4) == 0 ? StrangeValues.Pick(random, others) : StrangeValues.HeaderValue(random)));
        request.Twists.Add(name);
    }

    private static void TwistKind(Random random, FuzzRequest request)
    {
        switch (random.Next(4))
        {
            case 0:
                request.IsAnonymous = true;
                request.Twists.Add("nobody");
                break;
            case 1:
                request.Body = null;
                request.Twists.Add("no body");
                break;
            case 2:
                var bytes = new byte[random.Next(3) == 0 ? random.Next(60_000, 200_000) : random.Next(200)];
                random.NextBytes(bytes);
                request.Body = bytes;
                request.Twists.Add("any bytes for a body");
                break;
            default:
                request.Method = StrangeValues.Pick(random, Methods);
                request.Twists.Add("the method");
                break;
        }
    }
}
