using Digits.Core.Data;

namespace Digits.Core.Tests.Data;

public sealed class DigitCsvFaultTests : IDisposable
{
    private const string TrainColumns = "Expected: the 785 columns of train.csv: label, pixel0, pixel1, ..., pixel783";
    private const string TestColumns = "Expected: the 784 columns of test.csv: pixel0, pixel1, ..., pixel783";

    private readonly CsvText _csv = new();

    public void Dispose() => _csv.Dispose();

    [Fact]
    public void A_missing_file_is_named_as_the_user_gave_it() =>
        Assert.Equal(
            "Found:    no such file\nExpected: a file that exists\nWhere:    train.csv",
            _csv.Fault(() => DigitCsv.Read(new DigitFile(_csv.PathOf("train.csv")), CsvColumns.Train)));

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(_csv.PathOf("train.csv"));

        Assert.Equal(
            "Found:    a folder\nExpected: a file that can be read\nWhere:    train.csv",
            _csv.Fault(() => DigitCsv.Read(new DigitFile(_csv.PathOf("train.csv")), CsvColumns.Train)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused(string text) =>
        Assert.Equal($"Found:    an empty file\n{TrainColumns}\nWhere:    train.csv", _csv.TrainFault(text));

    [Fact]
    public void A_header_without_rows_is_refused() =>
        Assert.Equal(
            "Found:    a header but no rows\nExpected: at least one row\nWhere:    train.csv",
            _csv.TrainFault(CsvText.TrainHeader + "\n\n"));

    [Fact]
    public void Missing_columns_are_listed() =>
        AssertHeaderFault("missing columns pixel5, pixel700", h => h.Where(n => n is not ("pixel5" or "pixel700")));

    [Fact]
    public void Many_missing_columns_are_counted() =>
        AssertHeaderFault("missing columns pixel5, pixel6, pixel7, pixel8, pixel9 and 774 more", h => h.Take(6));

    [Fact]
    public void An_unknown_column_is_quoted() =>
        AssertHeaderFault("unknown column \"pixel784\"", h => h.Append("pixel784"));

    [Fact]
    public void A_duplicate_column_is_named() =>
        AssertHeaderFault("duplicate column pixel7", h => h.Append("pixel7"));

    [Fact]
    public void All_kinds_of_header_faults_are_told_at_once() =>
        AssertHeaderFault(
            "missing column pixel3; unknown column \"Pixel3\"; duplicate column pixel9",
            h => h.Select(n => n == "pixel3" ? "Pixel3" : n).Append("pixel9"));

    [Fact]
    public void Columns_out_of_order_are_refused() =>
        AssertHeaderFault("columns out of order: pixel1 in place 2, where pixel0 belongs", h => [h[0], h[2], h[1], .. h[3..]]);

    [Fact]
    public void Another_separator_shows_as_one_unknown_column() =>
        Assert.Equal(
            "Found:    missing columns label, pixel0, pixel1, pixel2, pixel3 and 780 more; "
            + $"unknown column \"label;pixel0;pixel1;pixel2;pixel3;pixel4...\"\n{TrainColumns}\nWhere:    train.csv, line 1",
            _csv.TrainFault(CsvText.Train().Replace(',', ';')));

    [Fact]
    public void A_test_file_given_as_training_file_is_recognized() =>
        Assert.Equal($"Found:    the 784 columns of test.csv\n{TrainColumns}\nWhere:    train.csv, line 1", _csv.TrainFault(CsvText.Test()));

    [Fact]
    public void A_training_file_given_as_test_file_is_recognized() =>
        Assert.Equal(
            $"Found:    the 785 columns of train.csv\n{TestColumns}\nWhere:    test.csv, line 1",
            _csv.Fault(() => DigitCsv.Read(new DigitFile(_csv.File("test.csv", CsvText.Train())), CsvColumns.Test)));

    [Fact]
    public void A_row_too_short_names_its_line() => AssertLine3Fault("a row of 784 columns", "785 columns", "", v => v[..^1]);

    [Fact]
    public void A_row_too_long_names_its_line() => AssertLine3Fault("a row of 786 columns", "785 columns", "", v => [.. v, "0"]);

    [Fact]
    public void A_separator_at_the_end_of_a_row_starts_one_more_column() =>
        AssertLine3Fault("a row of 786 columns", "785 columns", "", v => [.. v, ""]);

    [Theory]
    [InlineData("256")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData(" 7")]
    [InlineData("7 ")]
    [InlineData("+7")]
    [InlineData("0007")]
    [InlineData("99999999999999999999")]
    public void A_value_that_is_no_byte_names_its_line_and_column(string value) =>
        AssertLine3Fault(
            $"value \"{value}\"", "an integer 0..255, of at most three digits", ", column pixel99", v => [.. v[..100], value, .. v[101..]]);

    [Fact]
    public void A_bad_value_in_the_last_column_is_found() =>
        AssertLine3Fault("value \"300\"", "an integer 0..255, of at most three digits", ", column pixel783", v => [.. v[..^1], "300"]);

    [Fact]
    public void A_quoted_value_that_is_no_byte_is_refused() =>
        AssertLine3Fault(
            "value \"2 \"", "an integer 0..255, of at most three digits", ", column pixel0", v => [v[0], "\"2 \"", .. v[2..]]);

    [Fact]
    public void A_control_character_is_shown_by_its_code() =>
        AssertLine3Fault(
            "value \"\\x00\"", "an integer 0..255, of at most three digits", ", column pixel0", v => [v[0], "\0", .. v[2..]]);

    [Theory]
    [InlineData("10")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("")]
    public void A_label_that_is_no_digit_is_refused(string label) =>
        AssertLine3Fault($"label \"{label}\"", "a digit 0..9", ", column label", v => [label, .. v[1..]]);

    [Fact]
    public void A_quoted_label_out_of_range_is_refused() =>
        AssertLine3Fault("label \"12\"", "a digit 0..9", ", column label", v => ["\"12\"", .. v[1..]]);

    [Fact]
    public void A_blank_line_between_rows_is_refused() =>
        Assert.Equal(
            "Found:    a blank line\nExpected: a row of 785 columns; blank lines only at the end\nWhere:    train.csv, line 3",
            _csv.TrainFault(CsvText.Lines(CsvText.TrainHeader, CsvText.Row(0, 0), "", "", CsvText.Row(1, 1))));

    [Fact]
    public void A_quote_that_is_never_closed_stays_in_its_line()
    {
        string text = CsvText.Lines(CsvText.TrainHeader, CsvText.Row(0, 0), "1,\"0,0", CsvText.Row(2, 2));

        Assert.Equal("Found:    a row of 2 columns\nExpected: 785 columns\nWhere:    train.csv, line 3", _csv.TrainFault(text));
    }

    [Fact]
    public void A_line_without_end_is_refused_before_it_fills_the_memory() =>
        Assert.Equal(
            $"Found:    a line of more than 1048576 bytes\n{TrainColumns}\nWhere:    train.csv, line 2",
            _csv.TrainFault(CsvText.TrainHeader + "\n" + new string('0', 5_000_000)));

    [Fact]
    public void Of_two_faulty_files_the_training_file_is_reported()
    {
        var train = new DigitFile(_csv.File("train.csv", ""));
        var test = new DigitFile(_csv.File("test.csv", ""));

        Assert.Equal($"Found:    an empty file\n{TrainColumns}\nWhere:    train.csv", _csv.Fault(() => DigitCsv.ReadBoth(train, test)));
    }

    private void AssertHeaderFault(string found, Func<string[], IEnumerable<string>> change)
    {
        string header = string.Join(',', change([.. CsvColumns.Train.Names]));

        Assert.Equal($"Found:    {found}\n{TrainColumns}\nWhere:    train.csv, line 1", _csv.TrainFault(CsvText.Lines(header, CsvText.Row(0, 0))));
    }

    private void AssertLine3Fault(string found, string expected, string column, Func<string[], IEnumerable<string>> change) =>
        Assert.Equal(
            $"Found:    {found}\nExpected: {expected}\nWhere:    train.csv, line 3{column}", _csv.TrainFault(CsvText.TrainWithLine3(change)));
}
