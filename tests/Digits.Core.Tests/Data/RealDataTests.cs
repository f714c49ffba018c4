using System.IO.Compression;
using Digits.Core.Data;
using Digits.Core.Folds;

namespace Digits.Core.Tests.Data;

public class RealDataTests
{
    [RealDataFact]
    public void Kaggles_archive_holds_42000_training_and_28000_test_rows()
    {
        var (trainFile, testFile) = KaggleArchive.Find(RealDataFactAttribute.ArchivePath);
        var (train, test) = DigitCsv.ReadBoth(trainFile, testFile);

        Assert.Equal(42_000, train.Count);
        Assert.Equal(28_000, test.Count);
        Assert.Null(test.Labels);

        var metrics = IngestMetrics.Of(train, test, FoldCatalogue.Assign(new() { Kind = "stratified", Count = 5, Repeats = 1, Share = 0.2 }, train.RequireLabels(), seed: 1));
        Assert.Equal(LabelsCountedByLine(), Enumerable.Range(0, 10).ToDictionary(d => $"{d}", d => (int)metrics[$"class_{d}"]));
    }

    [RealDataFact]
    public void Training_rows_survive_the_way_through_Parquet()
    {
        string path = Path.Combine(Path.GetTempPath(), $"digits-{Guid.NewGuid():N}.parquet");
        try
        {
            var set = DigitCsv.Read(KaggleArchive.Find(RealDataFactAttribute.ArchivePath).Train, CsvColumns.Train, maxRows: 5000);

            DigitParquet.Write(path, set);
            var read = DigitParquet.Read(path);

            Assert.Equal(set.Labels, read.Labels);
            Assert.True(set.Pixels.AsSpan().SequenceEqual(read.Pixels));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Dictionary<string, int> LabelsCountedByLine()
    {
        using var archive = ZipFile.OpenRead(RealDataFactAttribute.ArchivePath);
        using var lines = new StreamReader(archive.GetEntry("train.csv")!.Open());
        var counts = new Dictionary<string, int>();
        lines.ReadLine();
        while (lines.ReadLine() is string line)
        {
            counts[line[..1]] = counts.GetValueOrDefault(line[..1]) + 1;
        }

        return counts;
    }
}
