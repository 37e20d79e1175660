using System.Text.RegularExpressions;

namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>The fields of an entry and what each may hold. Lengths count UTF-16 code units.</summary>
internal static partial class CatalogFields
{
    public const string Id = "id";
    public const string Name = "name";
    public const string Tagline = "tagline";
    public const string Greeting = "greeting";
    public const string Persona = "persona";
    public const string Avatar = "avatar";

    // One line: shown where a line break would be lost or break a layout. Identifiers have patterns of their own.
    private static readonly (string Field, int Shortest, int Longest, bool OneLine)[] Fields =
    [
        (Id, 1, 40, true),
        (Name, 1, 60, true),
        (Tagline, 1, 140, true),
        (Greeting, 1, 1000, false),
        (Persona, 20, 8000, false),
        (Avatar, 5, 100, true),
    ];

    /// <summary>All of them; every one is required.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Select(field => field.Field)];

    /// <summary>Whether this may be a companion's id.</summary>
    public static bool IsId(string value) => IdPattern().IsMatch(value);

    /// <summary>What is wrong with an entry's values, each error starting with the field's name.</summary>
    public static IEnumerable<string> Check(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (field, shortest, longest, oneLine) in Fields)
        {
            if (!values.TryGetValue(field, out var value))
            {
                yield return $"{field} is missing";
            }
            else if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"{field} must not be blank";
            }
            else if (value.Length < shortest || value.Length > longest)
            {
                yield return $"{field} is {value.Length} characters long; it must be {shortest} to {longest}";
            }
            else if (oneLine && value.Any(char.IsControl))
            {
                yield return $"{field} must be a single line";
            }
            else if (Shape(field, value) is { } complaint)
            {
                yield return complaint;
            }
        }
    }

    private static string? Shape(string field, string value) => field switch
    {
        Id when !IsId(value) => $"{field} may have lower-case letters a-z, digits and - only",
        Avatar when !AvatarPattern().IsMatch(value) => $"{field} must be a plain file name that ends in .svg",
        _ => null,
    };

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]*\.svg\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AvatarPattern();
}
