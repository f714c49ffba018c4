using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Core.Data;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures how CSV files come into memory.</summary>
internal sealed class IngestBenchmark : IBenchmark
{
    private const string Parsed = "train.csv into memory";

    public string Name => "ingest";

    public string Title => "CSV files into memory";

    public string Method => """
        Ours checks every value (0..255, every row whole) and makes one array of bytes. pandas is `read_csv` told that all columns are `uint8`; DuckDB copies `read_csv` into a table
        of `UTINYINT` in memory, with as many threads as there are cores. Files are in the system's cache.
        """;

    public IReadOnlyList<Peer> Peers => [PeerCatalogue.Pandas, PeerCatalogue.DuckDb];

    public void Measure(BenchRun run)
    {
        var train = new DigitFile(run.Data.Train);
        var test = new DigitFile(run.Data.Test);
        using var pandas = run.Start(PeerCatalogue.Pandas, "frames.py");
        using var duck = run.Start(PeerCatalogue.DuckDb, "duck.cjs");
        run.Interleave(
            Contestant.Our(Parsed, Unit.Milliseconds, () => Clock.Milliseconds(() => DigitCsv.Read(train, CsvColumns.Train))),
            Of(run, pandas, PeerCatalogue.Pandas),
            Of(run, duck, PeerCatalogue.DuckDb),
            Contestant.Our("train.csv and test.csv into memory, side by side", Unit.Milliseconds, () => Clock.Milliseconds(() => DigitCsv.ReadBoth(train, test))));
    }

    private static Contestant? Of(BenchRun run, Twin? twin, Peer peer) =>
        twin is null ? null : Contestant.Of(run.Find(peer)!.By, Parsed, Unit.Milliseconds, () => 1000 * twin.Ask("csv " + run.Data.Train)[0]);
}
