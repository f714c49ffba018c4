namespace Digits.Pipeline.Tests;

/// <summary>Links and files where folders of the engine's are meant to be: a run works, or says one clear thing.</summary>
public sealed class OddPlaceTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public OddPlaceTests() => _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData(".digits")]
    [InlineData("artifacts")]
    [InlineData("data")]
    public void A_link_to_a_folder_is_as_good_as_the_folder(string folder)
    {
        string place = Path.Combine(_pipeline.Root, folder);
        string target = Path.Combine(_pipeline.Root, "else where");
        if (Directory.Exists(place))
        {
            Directory.Move(place, target);
        }

        Directory.CreateDirectory(target);
        Directory.CreateSymbolicLink(place, target);
        Assert.Equal(6, Ran());
        Assert.Equal("", _pipeline.Changes());
        _pipeline.Delete("artifacts/side/view.txt");
        Assert.Equal("side: restored: output view removed", _pipeline.Predicted());
        Assert.Equal("side: restored: output view removed", _pipeline.Changes());
        Assert.Equal(0, PipelineCommands.Gc("1", null, _pipeline.Options, TextWriter.Null, TextWriter.Null));
        Assert.NotNull(new DirectoryInfo(place).LinkTarget);
        Assert.Equal("", _pipeline.Changes());
    }

    [Theory]
    [InlineData(".digits")]
    [InlineData("artifacts")]
    public void A_link_to_nowhere_is_one_line(string folder)
    {
        string place = Path.Combine(_pipeline.Root, folder);
        Directory.CreateSymbolicLink(place, Path.Combine(_pipeline.Root, "nowhere"));
        OneLine();
    }

    [Theory]
    [InlineData(".digits")]
    [InlineData(".digits/store")]
    [InlineData(".digits/instances")]
    [InlineData(".digits/tmp")]
    [InlineData(".digits/lock/x")]
    [InlineData("artifacts/ingest")]
    public void A_file_in_a_folders_place_and_a_folder_in_a_files_is_one_line(string path)
    {
        if (path.EndsWith("/x", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(_pipeline.Root, path));
        }
        else
        {
            _pipeline.Write(path, "not a folder");
        }

        OneLine();
    }

    private void OneLine()
    {
        Assert.Equal(2, _pipeline.Run());
        Assert.True(_pipeline.Error.Trim().Split('\n') is [var line] && line.Contains("ROOT", StringComparison.Ordinal), _pipeline.Error);
    }

    private int Ran() => _pipeline.Changes().Split('\n').Count(line => line.Contains(": ran: ", StringComparison.Ordinal));
}
