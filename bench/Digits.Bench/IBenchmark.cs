namespace Digits.Bench;

/// <summary>Is one thing to measure; <see cref="BenchCatalogue"/> lists them.</summary>
internal interface IBenchmark
{
    /// <summary>Gets what <c>--only</c> calls it, and what its reports are called.</summary>
    string Name { get; }

    /// <summary>Gets what is measured, as a title.</summary>
    string Title { get; }

    /// <summary>Gets what the tables do not say of how it is measured: Markdown, lines of one paragraph or list.</summary>
    string Method { get; }

    /// <summary>Gets the peers that take part where they are installed.</summary>
    IReadOnlyList<Peers.Peer> Peers { get; }

    /// <summary>Measures, and adds rows to the run.</summary>
    void Measure(BenchRun run);
}
