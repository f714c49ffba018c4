using Digits.Core.Data;
using Digits.Core.Eda;
using Digits.Core.Randomness;
using Digits.Core.Sample;

namespace Digits.Bench.Eda;

/// <summary>Measures PCA, UMAP and the whole stage that shows the data, and writes bench/results/umap.md.</summary>
internal static class UmapReport
{
    private const int Rounds = 3;
    private const int Few = 3_000;
    private const int Many = 10_000;
    private const string DataOption = "--data=";

    /// <param name="arguments"><c>--data=FOLDER</c> with train.csv and test.csv (drawn digits without it), <c>--rounds=N</c>, <c>--output=FILE</c>.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string root = BenchOptions.FindRoot();
        int rounds = BenchOptions.Rounds(arguments, Rounds);
        string? folder = BenchOptions.Value(arguments, DataOption);
        var train = folder is null ? SampleDigits.Draw(Many, 1, "train") : DigitCsv.Read(new DigitFile(Path.Combine(folder, "train.csv")), CsvColumns.Train);
        var (few, many) = (Points(train, Few), Points(train, Many));
        var measured = new Costs();
        for (int round = -1; round < rounds; round++)
        {
            bool counts = round >= 0;
            measured.Add($"PCA of {Few:N0} points, 50 components", "1 s", counts, () => Pca.Fit(few, 50));
            measured.Add($"nearest 15 neighbours of {Few:N0} points", "", counts, () => NearestNeighbours.Find(few, 15, 2));
            measured.Add($"UMAP of {Few:N0} points, all of it", "6 s", counts, () => Embed(few));
            measured.Add($"nearest 15 neighbours of {Many:N0} points", "", counts, () => NearestNeighbours.Find(many, 15, 2));
            measured.Add($"UMAP of {Many:N0} points, all of it", "25 s", counts, () => Embed(many));
        }

        string place = Directory.CreateTempSubdirectory("digits-bench-").FullName;
        try
        {
            var stage = new EdaStage(root, place, folder);
            for (int round = -1; round < rounds; round++)
            {
                measured.Add("stage eda as a process, as pipeline.json has it", "15 s, 1.5 GB", round >= 0, stage.Run);
            }
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }

        string data = folder is null ? "drawn digits, the stage on the small sample (no --data)" : $"{train.Count:N0} images of train.csv";
        string output = BenchOptions.Output(arguments, root, "umap.md");
        File.WriteAllText(output, $"""
            # PCA, UMAP and the data's page, measured

            `dotnet run --project bench/Digits.Bench -c Release -- --umap --data=FOLDER`: medians of {rounds} rounds after one that does not count, on
            {data}. Neighbours are looked for with two threads, all else takes one. CPU time is that of the whole process, so other load matters little to it.

            {measured.Table()}
            {BenchOptions.Machine()}
            """);
        Console.WriteLine(output);
        return 0;
    }

    private static PointSet Points(DigitSet set, int count) => PointSet.Of(set.Select([.. Enumerable.Range(0, count).Select(i => (int)((long)i * set.Count / count))]));

    private static void Embed(PointSet points) => Umap.Embed(points, new UmapOptions { Threads = 2 }, new SplitMix64(1));
}
