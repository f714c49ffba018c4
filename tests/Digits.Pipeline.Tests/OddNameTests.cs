namespace Digits.Pipeline.Tests;

/// <summary>Names that shells, patterns, line-based formats and Unicode's normal forms trip over.</summary>
public sealed class OddNameTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public static TheoryData<string> Names { get; } =
    [
        "two words", " space at both ends ", "it's \"quoted\"", "[fold=0] {a,b} *?", "a\nnew line", "back\\slash $HOME `id` ;&|#~!",
        "--option=3", "Zahlen äöü ß", "数字 手書き ０１", "ру́сский", "👩‍🔬🖊️", "e\u0301",
    ];

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void In_folders_data_and_output_names_all_is_run_hit_and_healed(string name)
    {
        string json = System.Text.Json.JsonEncodedText.Encode(name).ToString();
        _pipeline.Write($"{name}/data {name}/{name}.csv", "1,2,3\n");
        _pipeline.Edit("stages/Ingest/stage.json", "[\"in.csv\"]", $"[\"{json}.csv\"]");
        _pipeline.Edit("stages/Side/stage.json", "\"view.txt\"", $"\"{json}.txt\"");
        _pipeline.Options = _pipeline.Options with
        {
            Workspace = Path.Combine(_pipeline.Root, name, "workspace " + name), Store = Path.Combine(_pipeline.Root, "store " + name),
            Data = Path.Combine(_pipeline.Root, name, "data " + name), Executor = QuickStage.Run,
        };
        string output = $"{name}/workspace {name}/artifacts/side/{name}.txt";
        Assert.Equal(0, _pipeline.Run("side"));
        Assert.Equal("2 instances: 2 ran", Counts());
        string good = _pipeline.Read(output);
        Thread.Sleep(60);
        Assert.Equal(0, _pipeline.Run("side"));
        Assert.Equal("2 instances: 2 hit", Counts());
        _pipeline.Write(output, "X");
        Assert.Equal(0, _pipeline.Run("side"));
        Assert.Equal("2 instances: 1 hit, 1 restored", Counts());
        Assert.Equal(good, _pipeline.Read(output));
        Assert.Equal(0, PipelineCommands.Gc("1", null, _pipeline.Options, TextWriter.Null, TextWriter.Null));
        _pipeline.Delete(output);
        Assert.Equal(0, _pipeline.Run("side"));
        Assert.Equal("2 instances: 1 hit, 1 restored", Counts());
        _pipeline.Write($"{name}/data {name}/{name}.csv", "1,2,4\n");
        Assert.Equal(0, _pipeline.Run("side"));
        Assert.Equal("2 instances: 2 ran", Counts());
    }

    [Fact]
    public void A_real_process_takes_a_request_with_such_names()
    {
        const string Name = "it's \"a\" [b] * ä 数";
        _pipeline.Edit("stages/Side/stage.json", "\"view.txt\"", "\"it's \\\"a\\\" [b] * ä 数.txt\"");
        _pipeline.Options = _pipeline.Options with { Workspace = Path.Combine(_pipeline.Root, Name) };
        Assert.Equal(0, _pipeline.Run("side"));
        Assert.True(_pipeline.Exists($"{Name}/artifacts/side/{Name}.txt"));
    }

    [Fact]
    public void Names_that_differ_in_normal_form_alone_are_two_files()
    {
        string composed = "\u00e9";
        string decomposed = "e\u0301";
        _pipeline.Edit("stages/Side/stage.json", "\"view\": \"view.txt\"", $"\"view\": \"{composed}.txt\", \"other\": \"{decomposed}.txt\"");
        _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };
        Assert.True(_pipeline.Run("side") == 0, _pipeline.Error);
        Assert.NotEqual(_pipeline.Read($"artifacts/side/{composed}.txt"), _pipeline.Read($"artifacts/side/{decomposed}.txt"));
    }

    private string Counts() => _pipeline.Output.Split('\n').Last(line => line.Contains(" instances: ", StringComparison.Ordinal)).Split(" in ")[0];
}
