using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>Puts objects in the place of their ids, where a call asks for it. Source: https://docs.stripe.com/expand.</summary>
internal static class Expansion
{
    private const int Deepest = 4;

    private static readonly HashSet<string> Expandable = new(StringComparer.Ordinal) { "payment_intent", "latest_charge", "charge" };

    /// <summary>Expands an object, or the objects of a list.</summary>
    public static StripeAnswer Of(JsonObject body, IReadOnlyList<string> paths, BooksChange change)
    {
        foreach (var path in paths)
        {
            var parts = path.Split('.');
            if (parts.Length > Deepest)
            {
                return StripeError.Invalid($"You cannot expand more than {Deepest} levels of a property. Property: {path}", param: "expand");
            }

            if (!Expand(body, parts, change))
            {
                return StripeError.Invalid($"This property cannot be expanded ({path}).", "property_not_expandable", "expand");
            }
        }

        return StripeAnswer.Ok(body);
    }

    private static bool Expand(JsonObject body, ReadOnlySpan<string> path, BooksChange change)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        if (path[0] is "data" && body["data"] is JsonArray list)
        {
            foreach (var item in list)
            {
                if (!Expand(item!.AsObject(), path[1..], change))
                {
                    return false;
                }
            }

            return path.Length > 1;
        }

        if (!Expandable.Contains(path[0]) || !body.ContainsKey(path[0]))
        {
            return false;
        }

        if (body[path[0]] is JsonValue id)
        {
            body[path[0]] = change.Get<JsonObject>(StripeId.Key((string)id!)!);
        }

        return body[path[0]] is not JsonObject inner || Expand(inner, path[1..], change);
    }
}
