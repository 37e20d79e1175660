using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>What the API tells of its objects. Source of the lists: https://docs.stripe.com/api/pagination.</summary>
internal sealed class ReadOperations(SimulatorBooks books)
{
    private const int MostOnPage = 100;

    /// <summary>One object.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="param">What the error calls its id.</param>
    public static Func<StripeCall, BooksChange, StripeAnswer> One(string kind, string param) => (call, change) =>
    {
        var form = new StripeForm(call.Parameters);
        var expand = form.List("expand");
        if (form.Error is { } error)
        {
            return error;
        }

        return change.Get<JsonObject>($"{kind}/{call.Id}") is { } found
            ? Expansion.Of(found, expand, change)
            : StripeError.NotFound(kind, call.Id, param);
    };

    /// <summary>The objects of a kind, the newest first.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="filters">The fields by which the caller can choose.</param>
    public Func<StripeCall, BooksChange, StripeAnswer> Many(string kind, params string[] filters) => (call, change) =>
    {
        var form = new StripeForm(call.Parameters);
        var wanted = filters.Select(name => (Name: name, Value: form.Text(name))).Where(filter => filter.Value is not null).ToList();
        var (limit, after, expand) = (form.Number("limit") ?? 10, form.Text("starting_after"), form.List("expand"));
        if (limit is < 1 or > MostOnPage)
        {
            form.Fail(StripeError.Invalid($"limit must be from 1 to {MostOnPage}.", param: "limit"));
        }

        if (form.Error is { } error)
        {
            return error;
        }

        var found = books.All<JsonObject>(kind)
            .SkipWhile(item => after is not null && !string.Equals(item.Text("id"), after, StringComparison.Ordinal))
            .Skip(after is null ? 0 : 1)
            .Where(item => wanted.All(filter => string.Equals(item.Text(filter.Name), filter.Value, StringComparison.Ordinal)))
            .ToList();
        return Expansion.Of(Page(found, (int)limit, call.Path), expand, change);
    };

    private static JsonObject Page(List<JsonObject> found, int limit, string path) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. found.Take(limit)]),
        ["has_more"] = found.Count > limit,
        ["url"] = path,
    };
}
