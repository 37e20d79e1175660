using CompanionChat.Domain.Companions;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.ListCompanions;

/// <summary><c>GET /api/companions</c>: the catalog. The persona never leaves the server.</summary>
public sealed class ListCompanions(ICompanionCatalog catalog)
{
    /// <summary>The function's name.</summary>
    public const string Name = "ListCompanions";

    /// <summary>Answers.</summary>
    [Function(Name)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/companions")] HttpRequest request) =>
        Answers.Ok(new CompanionsAnswer([.. catalog.All.Select(CompanionAnswer.Of)]));

    private sealed record CompanionsAnswer(IReadOnlyList<CompanionAnswer> Companions);

    private sealed record CompanionAnswer(string Id, string Name, string Tagline, string AvatarUrl)
    {
        public static CompanionAnswer Of(Companion companion) =>
            new(companion.Id, companion.Name, companion.Tagline, GetCompanionAvatar.UrlOf(companion.Id));
    }
}
