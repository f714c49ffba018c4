namespace Digits.Pipeline.Tests;

public sealed class DataTests : IDisposable
{
    private const string Notice = "SAMPLE DATA: generated here, not the real data. Do not submit.";
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public DataTests() => _pipeline.Edit("stages/Ingest/stage.json", "\"files\": { \"csv\": [\"in.csv\"] }, \"fallback\": { \"csv\": \"sample.csv\" }", """
        "files": { "csv": ["in.csv", "in.csv.gz"], "more": ["more.csv"] }, "archive": { "archive": ["all.zip"] },
        "alternatives": [{ "images": ["images", "images.gz"], "labels": ["labels"] }],
        "fallback": { "csv": "sample.csv", "more": "sample.csv" }
        """);

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void All_files_in_the_default_folder_are_real_data()
    {
        _pipeline.Write("data/more.csv", "more");
        Assert.Equal("ingest: ran: no earlier run", _pipeline.Changes("ingest"));
        Assert.Contains("\"data\": \"real\"", _pipeline.Read("artifacts/run.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(Notice, _pipeline.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Some_of_the_files_are_an_error()
    {
        Assert.Equal(2, _pipeline.Run("ingest"));
        Assert.Equal("Found:    in.csv alone\nExpected: also more.csv\nWhere:    ROOT/data\n", _pipeline.Error);
    }

    [Fact]
    public void An_empty_default_folder_falls_back_to_the_sample_and_says_so_first_and_last()
    {
        _pipeline.Delete("data/in.csv");
        Assert.StartsWith("sample: ran: no earlier run\ningest: ran: no earlier run\n", _pipeline.Changes("join"), StringComparison.Ordinal);
        string[] lines = _pipeline.Output.TrimEnd().Split('\n');
        Assert.Equal((Notice, Notice), (lines[0], lines[^1]));
        Assert.Contains("\"data\": \"sample\"", _pipeline.Read("artifacts/run.json"), StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"sample\"", _pipeline.Read(".digits/requests/join.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_stands_in_for_the_files()
    {
        _pipeline.Delete("data/in.csv");
        _pipeline.Write("data/all.zip", "zip");
        Assert.Equal("ingest: ran: no earlier run", _pipeline.Changes("ingest"));
        Assert.Contains("\"archive\": \"" + _pipeline.Root + "/data/all.zip\"", _pipeline.Read(".digits/requests/ingest.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_set_of_files_stands_in_where_there_is_nothing_else()
    {
        _pipeline.Delete("data/in.csv");
        _pipeline.Write("data/images.gz", "images");
        Assert.Equal(2, _pipeline.Run("ingest"));
        Assert.Equal("Found:    images.gz alone\nExpected: also labels\nWhere:    ROOT/data\n", _pipeline.Error);
        _pipeline.Write("data/labels", "labels");
        Assert.Equal("ingest: ran: no earlier run", _pipeline.Changes("ingest"));
        Assert.Contains("\"images\": \"" + _pipeline.Root + "/data/images.gz\"", _pipeline.Read(".digits/requests/ingest.json"), StringComparison.Ordinal);
        _pipeline.Write("data/all.zip", "zip");
        Assert.Equal("ingest: ran: input all.zip added, input images removed, input labels removed", _pipeline.Changes("ingest"));
    }

    [Fact]
    public void A_named_zip_of_any_name_is_the_archive()
    {
        _pipeline.Write("elsewhere/mine.zip", "zip");
        _pipeline.Options = _pipeline.Options with { Data = Path.Combine(_pipeline.Root, "elsewhere/mine.zip") };
        Assert.Equal("ingest: ran: no earlier run", _pipeline.Changes("ingest"));
    }

    [Theory]
    [InlineData("nowhere", "no such file or folder", "a folder or a .zip file with in.csv or in.csv.gz and more.csv; or all.zip; or images or images.gz and labels", "--data: ROOT/nowhere")]
    [InlineData("stages", "none of the files", "in.csv or in.csv.gz and more.csv; or all.zip; or images or images.gz and labels", "--data: ROOT/stages")]
    [InlineData("pipeline.json", "a file ROOT/pipeline.json", "a folder or a .zip file", "--data")]
    public void Named_data_that_lacks_the_files_never_falls_back(string path, string found, string expected, string where)
    {
        _pipeline.Options = _pipeline.Options with { Data = Path.Combine(_pipeline.Root, path) };
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {where}\n", _pipeline.Error);
    }

    [Fact]
    public void A_debug_run_says_so_first_and_last()
    {
        _pipeline.Write("data/more.csv", "more");
        _pipeline.Options = _pipeline.Options with { Debug = true };
        _pipeline.Changes("join");
        string[] lines = _pipeline.Output.TrimEnd().Split('\n');
        Assert.Equal("DEBUG RUN: little data, little training. Do not submit.", lines[0]);
        Assert.Equal(lines[0], lines[^1]);
        Assert.Contains("\"data\": \"sample\"", _pipeline.Read("artifacts/run.json"), StringComparison.Ordinal);
        Assert.Contains("\"debug\": true", _pipeline.Read("artifacts/run.json"), StringComparison.Ordinal);
    }
}
