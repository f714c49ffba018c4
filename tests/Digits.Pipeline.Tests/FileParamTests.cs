namespace Digits.Pipeline.Tests;

public sealed class FileParamTests : IDisposable
{
    private readonly PipelineFixture _pipeline = new();

    public FileParamTests()
    {
        _pipeline.Write("data/in.csv", "1\n");
        _pipeline.Write("pipeline.json", """
            { "data": "data", "seed": 1, "recipe": "r", "first": { "act": "write", "start": null },
              "recipes": { "r": {}, "pair": { "members": { "cold": {}, "warm": { "first": { "start": "start.bin" } } } } } }
            """);
        _pipeline.Stage("First", """
            { "name": "first", "description": "Works", "matrix": { "member": "members" }, "outputs": { "x": "x.txt" },
              "params": { "first.act": { "type": "string" }, "first.start": { "type": "file", "nullable": true } } }
            """);
        _pipeline.Write("start.bin", "one");
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void The_files_content_counts_and_its_path_does_not()
    {
        _pipeline.Changes();
        Assert.Equal("first: ran: input start.bin added", Start("start.bin"));
        Assert.Contains("first.start: one", _pipeline.Read("artifacts/first/x.txt"), StringComparison.Ordinal);
        _pipeline.Write("elsewhere/copy", "one");
        Assert.Equal("", Start("elsewhere/copy"));
        Assert.Equal("", Start(Path.Combine(_pipeline.Root, "elsewhere/copy")));
        _pipeline.Write("elsewhere/copy", "two");
        Assert.Equal("first: stale: input copy changed", Predicted("elsewhere/copy"));
        Assert.Equal("first: ran: input copy changed", Start("elsewhere/copy"));
        Assert.Equal("first: restored: input start.bin changed", Start("start.bin"));
        Assert.Equal("first: restored: input first.start removed", Start("null"));
    }

    [Fact]
    public void The_path_is_in_neither_params_nor_key()
    {
        Start("start.bin");
        string request = _pipeline.Read(".digits/requests/first.json");
        Assert.DoesNotContain("\"start\"", request, StringComparison.Ordinal);
        Assert.Contains($"\"first.start\": \"{_pipeline.Root}/start.bin\"", request, StringComparison.Ordinal);
        Assert.DoesNotContain("start.bin", _pipeline.Read(".digits/instances/first.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_may_have_a_file_of_its_own()
    {
        _pipeline.Options = _pipeline.Options with { Recipe = "pair" };
        _pipeline.Changes();
        Assert.Contains("first.start: one", _pipeline.Read("artifacts/first/member=warm/x.txt"), StringComparison.Ordinal);
        _pipeline.Write("start.bin", "two");
        Assert.Equal("first[warm]: ran: input start.bin changed", _pipeline.Changes());
    }

    [Theory]
    [InlineData("gone.bin", "no such file", "a file, by its path from the folder of pipeline.json", "first.start: ROOT/gone.bin")]
    [InlineData("data", "a folder", "a file", "first.start: ROOT/data")]
    [InlineData("artifacts/first/x.txt", "a file among the artifacts, which runs replace", "a copy of it elsewhere", "first.start: ROOT/artifacts/first/x.txt")]
    [InlineData("", "first.start = \"\"", "a file's path or null", "--set=first.start=")]
    public void What_is_no_file_to_rely_on_is_refused_before_anything_runs(string path, string found, string expected, string where)
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = [$"first.start={path}"] };
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {where}\n", _pipeline.Error);
    }

    [Fact]
    public void The_lock_holds_the_content()
    {
        _pipeline.Edit("pipeline.json", "\"start\": null", "\"start\": \"start.bin\"");
        _pipeline.Changes();
        _pipeline.Write("moved/start.bin", "one");
        _pipeline.Options = _pipeline.Options with { Locked = true };
        Assert.Equal("", Start("moved/start.bin"));
        _pipeline.Write("moved/start.bin", "two");
        Assert.Equal(2, _pipeline.Run());
        Assert.Contains("first: input first.start ", _pipeline.Error, StringComparison.Ordinal);
    }

    private string Start(string path)
    {
        _pipeline.Options = _pipeline.Options with { Set = [$"first.start={path}"] };
        return _pipeline.Changes();
    }

    private string Predicted(string path)
    {
        _pipeline.Options = _pipeline.Options with { Set = [$"first.start={path}"] };
        return _pipeline.Predicted();
    }
}
