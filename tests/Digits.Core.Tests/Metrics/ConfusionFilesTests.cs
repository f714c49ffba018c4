using Digits.Core.Errors;
using Digits.Core.Metrics;

namespace Digits.Core.Tests.Metrics;

public sealed class ConfusionFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "confusion.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_matrix_survives_writing_and_reading()
    {
        var matrix = ConfusionMatrix.Of([3, 3, 3, 5], [3, 5, 5, 5]);
        ConfusionCsv.Write(Path, matrix);
        Assert.Equal(matrix.Counts, ConfusionCsv.Read(Path).Counts);
        string[] lines = File.ReadAllText(Path).Split('\n');
        Assert.Equal("label,0,1,2,3,4,5,6,7,8,9", lines[0]);
        Assert.Equal("3,0,0,0,1,0,2,0,0,0,0", lines[4]);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public void A_missing_file_a_wrong_header_and_a_bad_row_are_named()
    {
        AssertError($"Found:    no such file\nExpected: a confusion matrix as CSV\nWhere:    {Path}");

        File.WriteAllText(Path, "a,b\n");
        AssertError($"Found:    header \"a,b\"\nExpected: header \"label,0,1,2,3,4,5,6,7,8,9\"\nWhere:    {Path}, line 1");

        ConfusionCsv.Write(Path, ConfusionMatrix.Of([], []));
        string good = File.ReadAllText(Path);
        File.WriteAllText(Path, good.Replace("4,0,0,0", "4,0,x,0", StringComparison.Ordinal));
        AssertError($"Found:    \"4,0,x,0,0,0,0,0,0,0,0\"\nExpected: 4 and 10 counts\nWhere:    {Path}, line 6");

        File.WriteAllText(Path, good[..good.IndexOf("9,0", StringComparison.Ordinal)]);
        AssertError($"Found:    9 rows\nExpected: 10 rows, one per class\nWhere:    {Path}");
    }

    [Fact]
    public void Text_is_aligned_and_shows_recall()
    {
        Assert.Equal(
            """
            true  predicted
                    0   1   2   3   4   5   6   7   8   9   recall
               0    0   .   .   .   .   .   .   .   .   .   0.0000
               1    .   0   .   .   .   .   .   .   .   .   0.0000
               2    .   .   0   .   .   .   .   .   .   .   0.0000
               3    .   .   .   1   .   2   .   .   .   .   0.3333
               4    .   .   .   .   0   .   .   .   .   .   0.0000
               5    .   .   .   .   .   1   .   .   .   .   1.0000
               6    .   .   .   .   .   .   0   .   .   .   0.0000
               7    .   .   .   .   .   .   .   0   .   .   0.0000
               8    .   .   .   .   .   .   .   .   0   .   0.0000
               9    .   .   .   .   .   .   .   .   .   0   0.0000
            """,
            ConfusionText.Of(ConfusionMatrix.Of([3, 3, 3, 5], [3, 5, 5, 5])));
    }

    private void AssertError(string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => ConfusionCsv.Read(Path)).Message);
}
