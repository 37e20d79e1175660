namespace CompanionChat.LocalHost;

/// <summary>What the host can be told on its command line.</summary>
internal static class CommandLine
{
    public const string Usage = $"""
        Runs CompanionChat on this machine.

          --urls URL     where to listen (default {LocalHostOptions.DefaultUrls}; port 0 takes a free one)
          --data DIR     the folder of tables and sign-in keys (default .local in the repository)
          --in-memory    keep nothing
          --verbose      log more than warnings
          --help         show this
        """;

    /// <summary>The options that the arguments ask for.</summary>
    /// <returns>Null where help was asked for.</returns>
    /// <exception cref="HostFailedException">An argument is unknown or lacks its value.</exception>
    public static LocalHostOptions? Parse(IReadOnlyList<string> arguments)
    {
        var urls = LocalHostOptions.DefaultUrls;
        string? data = null;
        var (inMemory, verbose) = (false, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, inline) = Split(arguments[i]);
            switch (name)
            {
                case "--urls":
                    urls = inline ?? Next(arguments, ref i);
                    break;
                case "--data":
                    data = inline ?? Next(arguments, ref i);
                    break;
                case "--in-memory" when inline is null:
                    inMemory = true;
                    break;
                case "--verbose" when inline is null:
                    verbose = true;
                    break;
                case "--help" or "-h" when inline is null:
                    return null;
                default:
                    throw Wrong($"There is no option {arguments[i]}.");
            }
        }

        return inMemory && data is not null
            ? throw Wrong("--in-memory keeps nothing, so it takes no --data.")
            : new LocalHostOptions { Urls = urls, DataFolder = data, InMemory = inMemory, Verbose = verbose };
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var at = argument.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (argument, null) : (argument[..at], argument[(at + 1)..]);
    }

    private static string Next(IReadOnlyList<string> arguments, ref int i) =>
        i + 1 < arguments.Count ? arguments[++i] : throw Wrong($"{arguments[i]} needs a value.");

    private static HostFailedException Wrong(string what) => new($"{what}{Environment.NewLine}{Environment.NewLine}{Usage}");
}
