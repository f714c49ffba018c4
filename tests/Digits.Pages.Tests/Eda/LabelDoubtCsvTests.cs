using Digits.Core.Errors;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public sealed class LabelDoubtCsvTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_is_written_is_read_back()
    {
        LabelDoubt[] doubts = [new(41999, 4, 9, 0.9375, 1.25), new(0, 7, 1, 1, 0.5)];

        LabelDoubtCsv.Write(_path, doubts);

        Assert.Equal("row,label,suggested,votes,nearness\n41999,4,9,0.937500,1.250000\n0,7,1,1.000000,0.500000\n", File.ReadAllText(_path));
        Assert.Equal(doubts, LabelDoubtCsv.Read(_path));
    }

    [Fact]
    public void No_doubts_are_a_header()
    {
        LabelDoubtCsv.Write(_path, []);

        Assert.Empty(LabelDoubtCsv.Read(_path));
    }

    [Theory]
    [InlineData("", "an empty file", "header \"row,label,suggested,votes,nearness\"", "")]
    [InlineData("row\n", "header \"row\"", "header \"row,label,suggested,votes,nearness\"", "")]
    [InlineData("row,label,suggested,votes,nearness\n1,2,3\n", "\"1,2,3\"", "row, label, suggested label, share of votes and nearness", ", line 2")]
    [InlineData("row,label,suggested,votes,nearness\n1,12,3,1,1\n", "\"1,12,3,1,1\"", "row, label, suggested label, share of votes and nearness", ", line 2")]
    public void A_file_that_holds_no_doubts_is_refused(string content, string found, string expected, string where)
    {
        File.WriteAllText(_path, content);

        var error = Assert.Throws<InputException>(() => LabelDoubtCsv.Read(_path));

        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {_path}{where}", error.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<InputException>(() => LabelDoubtCsv.Read(_path + ".none"));

        Assert.EndsWith($"\nExpected: doubted labels as CSV\nWhere:    {_path}.none", error.Message, StringComparison.Ordinal);
    }
}
