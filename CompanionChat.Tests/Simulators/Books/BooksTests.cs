using CompanionChat.LocalHost;
using CompanionChat.LocalHost.Simulators.Books;

namespace CompanionChat.Tests.Simulators.Books;

public sealed class BooksTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-books-");

    private string Path => System.IO.Path.Combine(folder.FullName, "sample.journal");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_was_written_is_there_after_a_restart_in_the_same_order()
    {
        using (var books = new SimulatorBooks(Path))
        {
            Put(books, "thing/a", "1");
            Put(books, "thing/b", "line\nbreak");
            Put(books, "other/c", "3");
            Put(books, "thing/a", "changed");
            Put(books, "thing/d", "gone");
            books.Change(change => { change.Remove("thing/d"); return 0; });
        }

        for (var restart = 0; restart < 2; restart++)
        {
            using var books = new SimulatorBooks(Path);
            Assert.Equal(["line\nbreak", "changed"], books.All<string>("thing"), StringComparer.Ordinal);
            Assert.Equal(("3", null), (books.Get<string>("other/c"), books.Get<string>("thing/d")));
        }
    }

    [Fact]
    public void A_change_sees_itself_and_is_kept_whole_or_not_at_all()
    {
        using var books = new SimulatorBooks(Path);

        Assert.Throws<InvalidOperationException>(() => books.Change<int>(change =>
        {
            change.Put("thing/a", "1");
            Assert.Equal("1", change.Get<string>("thing/a"));
            throw new InvalidOperationException();
        }));

        Assert.Empty(books.All<string>("thing"));
    }

    [Fact]
    public void A_line_that_a_dying_host_did_not_finish_never_happened()
    {
        using (var books = new SimulatorBooks(Path))
        {
            Put(books, "thing/a", "1");
        }

        File.AppendAllText(Path, """{"thing/b":"2","thing/""");

        using (var books = new SimulatorBooks(Path))
        {
            Assert.Equal(["1"], books.All<string>("thing"), StringComparer.Ordinal);
            Put(books, "thing/c", "3");
        }

        using var again = new SimulatorBooks(Path);
        Assert.Equal(["3", "1"], again.All<string>("thing"), StringComparer.Ordinal);
    }

    [Fact]
    public void A_file_of_something_else_is_named()
    {
        File.WriteAllText(Path, "not ours\n");

        var failure = Assert.Throws<HostFailedException>(() => new SimulatorBooks(Path));

        Assert.Contains(Path, failure.Message, StringComparison.Ordinal);
    }

    private static void Put(SimulatorBooks books, string key, string value) => books.Change(change =>
    {
        change.Put(key, value);
        return 0;
    });
}
