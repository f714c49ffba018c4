using Digits.Core.Data;

namespace Digits.Core.Tests.Data;

public sealed class DigitCsvTests : IDisposable
{
    private readonly CsvText _csv = new();

    public void Dispose() => _csv.Dispose();

    [Fact]
    public void A_training_file_gives_labels_and_pixels_in_order()
    {
        var set = _csv.ReadTrain(CsvText.Train(12));

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], set.Labels!);
        AssertPixels(set, 12);
    }

    [Fact]
    public void A_test_file_has_no_labels()
    {
        var set = DigitCsv.Read(new DigitFile(_csv.File("test.csv", CsvText.Test(5))), CsvColumns.Test);

        Assert.Null(set.Labels);
        AssertPixels(set, 5);
    }

    [Theory]
    [InlineData("\uFEFF", "\n", "\n")]
    [InlineData("", "\r\n", "\r\n")]
    [InlineData("", "\n", "")]
    [InlineData("\uFEFF", "\r\n", "")]
    [InlineData("", "\n", "\n\n\n")]
    public void A_byte_order_mark_CRLF_and_any_ending_are_accepted(string start, string lineBreak, string end)
    {
        string text = start + CsvText.Train().TrimEnd('\n').Replace("\n", lineBreak, StringComparison.Ordinal) + end;

        AssertPixels(_csv.ReadTrain(text), 3);
    }

    [Fact]
    public void Quoted_fields_are_accepted_in_the_header_and_the_rows()
    {
        string quoted = string.Concat(CsvText.Train().Split('\n')[..^1].Select(l => '"' + l.Replace(",", "\",\"", StringComparison.Ordinal) + "\"\n"));

        var set = _csv.ReadTrain(quoted);

        Assert.Equal([0, 1, 2], set.Labels!);
        AssertPixels(set, 3);
    }

    [Fact]
    public void One_quoted_field_among_plain_ones_is_accepted() =>
        AssertPixels(_csv.ReadTrain(CsvText.TrainWithLine3(v => [.. v[..7], $"\"{v[7]}\"", .. v[8..]])), 3);

    [Fact]
    public void Only_the_first_rows_are_read_and_checked()
    {
        string path = _csv.File("train.csv", CsvText.Train(5) + "broken\n");

        var set = DigitCsv.Read(new DigitFile(path), CsvColumns.Train, maxRows: 4);

        AssertPixels(set, 4);
        AssertPixels(DigitCsv.Read(new DigitFile(path), CsvColumns.Train, maxRows: 5), 5);
    }

    [Fact]
    public void More_rows_than_the_first_buffer_holds_are_read()
    {
        var set = _csv.ReadTrain(CsvText.Train(20_000));

        AssertPixels(set, 20_000);
        Assert.Equal(20_000, set.Labels!.Length);
    }

    [Fact]
    public void A_gzip_file_is_read_as_its_content()
    {
        string path = _csv.File("train.csv.gz", CsvText.Gzip(CsvText.Train(50)));

        AssertPixels(DigitCsv.Read(new DigitFile(path), CsvColumns.Train), 50);
    }

    [Theory]
    [InlineData("")]
    [InlineData("digit-recognizer/")]
    public void Both_members_of_an_archive_are_read_at_the_top_or_in_one_folder(string folder)
    {
        string path = _csv.File("data.zip", CsvText.Zip(
            (folder + "train.csv", CsvText.Train(4)), (folder + "test.csv", CsvText.Test(3)), (folder + "sample_submission.csv", "")));

        var (train, test) = KaggleArchive.Find(path);
        var sets = DigitCsv.ReadBoth(train, test);

        AssertPixels(sets.Train, 4);
        AssertPixels(sets.Test, 3);
    }

    private static void AssertPixels(DigitSet set, int rows)
    {
        Assert.Equal(rows, set.Count);
        for (int row = 0; row < rows; row++)
        {
            Assert.Equal(CsvText.Values(row, null).Select(byte.Parse), set.Image(row).ToArray());
        }
    }
}
