using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Core.Data;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures writing and reading the digits as Parquet.</summary>
internal sealed class ParquetBenchmark : IBenchmark
{
    private const double BytesPerMegabyte = 1e6;

    public string Name => "parquet";

    public string Title => "Parquet files";

    public string Method => """
        All labelled digits, 785 columns of one byte; each side writes from its own table in memory and reads its own file back. Ours is the library under `compat/Parquet.Net`, or the
        package that it stands in for, with dictionaries and Brotli; the peers write what they write unless told otherwise (Snappy). Reading ours makes one array of rows, reading theirs columns.
        """;

    public IReadOnlyList<Peer> Peers => [PeerCatalogue.PandasWithPyArrow, PeerCatalogue.DuckDb];

    public void Measure(BenchRun run)
    {
        var digits = run.Data.Labelled;
        string file = Path.Combine(run.Folder, "ours.parquet");
        using var pandas = run.Start(PeerCatalogue.PandasWithPyArrow, "frames.py");
        using var duck = run.Start(PeerCatalogue.DuckDb, "duck.cjs");
        pandas?.Ask("csv " + run.Data.Train);
        duck?.Ask("csv " + run.Data.Train);
        run.Interleave(
            Contestant.Our(() => Readings(
                Clock.Milliseconds(() => DigitParquet.Write(file, digits)), Clock.Milliseconds(() => DigitParquet.Read(file)), file)),
            Of(run, pandas, PeerCatalogue.PandasWithPyArrow),
            Of(run, duck, PeerCatalogue.DuckDb));
    }

    private static Contestant? Of(BenchRun run, Twin? twin, Peer peer)
    {
        string file = Path.Combine(run.Folder, $"{peer.Name}.parquet");
        return twin is null ? null : new Contestant(run.Find(peer)!.By, () => Readings(1000 * twin.Ask("write " + file)[0], 1000 * twin.Ask("read " + file)[0], file));
    }

    private static IReadOnlyList<Reading> Readings(double write, double read, string file) =>
    [
        new("written", Unit.Milliseconds, write), new("read", Unit.Milliseconds, read), new("size of the file", Unit.Megabytes, new FileInfo(file).Length / BytesPerMegabyte),
    ];
}
