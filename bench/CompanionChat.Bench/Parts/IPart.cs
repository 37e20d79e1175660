namespace CompanionChat.Bench.Parts;

/// <summary>A part of the benchmarks, which runs by itself.</summary>
internal interface IPart
{
    /// <summary>What <c>--only</c> calls it, and its marks in the page.</summary>
    string Name { get; }

    /// <summary>Measures.</summary>
    /// <returns>Its tables, as Markdown.</returns>
    Task<string> RunAsync(BenchOptions options);
}
