using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Model.Reference;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>
/// What a user may have: one book, and more only for as long as nobody can tell whether something that was lost has happened. The rows must be as one
/// of them says.
/// </summary>
internal sealed class Possibilities(Ground ground, UserKey user)
{
    private List<Book> books = [new Book()];

    /// <summary>One of them.</summary>
    public Book Any => books[0];

    /// <summary>An operation was made; an answer of null was lost.</summary>
    public void Made(Func<Book, DateTimeOffset, string> expect, string? answer, params DateTimeOffset[] times)
    {
        var said = new List<string>();
        var next = new List<Book>();
        foreach (var book in books)
        {
            foreach (var time in times.Distinct())
            {
                var after = book with { };
                said.Add(expect(after, time));
                if (answer is null || string.Equals(answer, said[^1], StringComparison.Ordinal))
                {
                    next.Add(after);
                }
            }
        }

        Keep(answer is null ? [.. books, .. next] : next, $"answered {answer ?? "nothing"}, and should have answered {string.Join(" or ", said.Distinct())}");
    }

    /// <summary>Two operations were made at the same time: as if one after the other.</summary>
    public void MadeBoth(Deed one, Deed other, string oneAnswer, string otherAnswer, params DateTimeOffset[] times)
    {
        var said = new List<string>();
        var next = new List<Book>();
        foreach (var (book, time, later) in from book in books.Concat(books.Select(Cleared)) from time in times from later in times where later >= time select (book, time, later))
        {
            foreach (var ((first, firstAnswer), (second, secondAnswer)) in Orders((one, oneAnswer), (other, otherAnswer)))
            {
                var after = book with { };
                var (firstSaid, secondSaid) = (first?.Expect(after, time) ?? Deeds.Unknown, second?.Expect(after, later) ?? Deeds.Unknown);
                said.Add($"{firstSaid}, then {secondSaid}");
                if (Fits(firstSaid, firstAnswer) && Fits(secondSaid, secondAnswer))
                {
                    next.Add(after);
                }
            }
        }

        Keep(next, $"answered {oneAnswer} and {otherAnswer} at once, and should have answered {string.Join(" or ", said.Distinct())}");
    }

    /// <summary>Nothing of this user's was asked for: the rows are as before.</summary>
    public void Unchanged() => Keep(books, "nothing was asked for");

    // A mint clears spent nonces away: the other operation may have come after that.
    private Book Cleared(Book book)
    {
        var cleared = book with { };
        cleared.Sees(ground.Table, user, ground.Clock.GetUtcNow());
        return cleared;
    }

    // What does not know whether it happened may not have.
    private static IEnumerable<((Deed? Deed, string Answer) First, (Deed? Deed, string Answer) Second)> Orders((Deed Deed, string Answer) one, (Deed Deed, string Answer) other)
    {
        foreach (var here in new[] { one, (null, one.Answer) })
        {
            foreach (var there in new[] { other, (null, other.Answer) })
            {
                yield return (here, there);
                yield return (there, here);
            }
        }
    }

    private static bool Fits(string said, string answer) => answer == Deeds.Unknown || string.Equals(said, answer, StringComparison.Ordinal);

    private void Keep(List<Book> next, string what)
    {
        books = [.. next.Where(book => book.Sees(ground.Table, user, ground.Clock.GetUtcNow())).DistinctBy(book => next.Count > 1 ? book.Everything : "")];
        Assert.True(
            books.Count > 0,
            $"{user.Address}: {what}.\nThe rows:\n  {Rows.Of(ground.Table, user)}\nThe reference:\n  {string.Join("\n  ", next.Select(book => book.ToString()).Distinct())}");
        Audit.Check(ground, user);
    }
}
