using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.WebClient;

/// <summary>
/// Everything that is neither the API nor sign-in: the web client's files. The Functions host tries routes in the alphabetical order of the
/// functions' names, so this name comes last.
/// </summary>
public sealed class ServeWebClient(WebFiles files)
{
    /// <summary>The function's name.</summary>
    public const string Name = "ZzServeWebClient";

    // The default lets the bare address match: a constraint is not met by nothing.
    private const string NeitherApiNorSignIn = "{*path:regex(^(?!api(/|$)|\\.auth(/|$)).*$)=index.html}";

    /// <summary>Answers.</summary>
    [Function(Name)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = NeitherApiNorSignIn)] HttpRequest request, string path)
    {
        SecurityHeaders.Add(request.HttpContext.Response.Headers);
        return files.Find(path) is { } file ? new WebFileResult(file) : Problems.Result(Problems.NotFound);
    }
}
