namespace Digits.Pipeline.Tests;

/// <summary>Each component of a key, changed alone, gives its own reason.</summary>
public sealed class KeyTests : IDisposable
{
    private const string SideBin = "stages/Side/bin/Release/net10.0/";
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public KeyTests() => _pipeline.Changes("side");

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Own_code_changed()
    {
        _pipeline.Append(SideBin + "Side.dll");
        Assert.Equal("side: ran: code: Side.dll changed", _pipeline.Changes("side"));
    }

    [Fact]
    public void A_library_changed()
    {
        _pipeline.Write(SideBin + "Helper.dll", "helper 2");
        Assert.Equal("side: ran: code: Helper.dll changed", _pipeline.Changes("side"));
    }

    [Fact]
    public void A_native_library_added()
    {
        _pipeline.Write(SideBin + "libshim.so", "native");
        Assert.Equal("side: ran: code: libshim.so added", _pipeline.Changes("side"));
        _pipeline.Delete(SideBin + "libshim.so");
        Assert.Equal("side: restored: code: libshim.so removed", _pipeline.Changes("side"));
    }

    [Fact]
    public void A_package_version_changed_but_not_its_bytes()
    {
        _pipeline.Write(SideBin + "Parser.dll", "other bytes of the same version");
        Assert.Equal("", _pipeline.Changes("side"));
        _pipeline.Edit(SideBin + "Side.deps.json", "Parser/33.0.0", "Parser/34.0.0");
        Assert.Equal("side: ran: package Parser 33.0.0 -> 34.0.0", _pipeline.Changes("side"));
    }

    [Fact]
    public void External_data_changed()
    {
        _pipeline.Write("data/in.csv", "4,5,6\n");
        Assert.Equal("ingest: ran: input in.csv changed\nside: ran: input ingest.rows changed", _pipeline.Changes("side"));
    }

    [Fact]
    public void Data_changed_with_size_and_time_kept()
    {
        string path = Path.Combine(_pipeline.Root, "data/in.csv");
        var time = File.GetLastWriteTimeUtc(path);
        _pipeline.Write("data/in.csv", "9,9,9\n");
        File.SetLastWriteTimeUtc(path, time);
        Assert.Equal("ingest: ran: input in.csv changed\nside: ran: input ingest.rows changed", _pipeline.Changes("side"));
    }

    [Fact]
    public void A_param_added_and_removed()
    {
        string before = _pipeline.Read("pipeline.json");
        _pipeline.Edit("stages/Side/stage.json", "\"params\": {}", "\"params\": { \"side.width\": { \"type\": \"number\" } }");
        _pipeline.Edit("pipeline.json", "\"join\":", "\"side\": { \"width\": 1.50 }, \"join\":");
        Assert.Equal("side: ran: params.side.width none -> 1.5", _pipeline.Changes("side"));
        _pipeline.Edit("stages/Side/stage.json", "\"params\": { \"side.width\": { \"type\": \"number\" } }", "\"params\": {}");
        _pipeline.Write("pipeline.json", before);
        Assert.Equal("side: restored: params.side.width 1.5 -> none", _pipeline.Changes("side"));
    }

    [Fact]
    public void A_number_spelled_otherwise_reruns_nothing()
    {
        _pipeline.Edit("stages/Side/stage.json", "\"params\": {}", "\"params\": { \"side.width\": { \"type\": \"number\" } }");
        _pipeline.Edit("pipeline.json", "\"join\":", "\"side\": { \"width\": 7 }, \"join\":");
        _pipeline.Changes("side");
        _pipeline.Edit("pipeline.json", "\"width\": 7", "\"width\":   70.0e-1");
        Assert.Equal("", _pipeline.Changes("side"));
    }

    [Fact]
    public void A_seed_changed()
    {
        _pipeline.Changes("train");
        _pipeline.Options = _pipeline.Options with { Set = ["seed=8"] };
        Assert.Equal("train[fold=0]: ran: seed changed\ntrain[fold=1]: ran: seed changed", _pipeline.Changes("train"));
    }

    [Fact]
    public void An_output_declared_otherwise()
    {
        _pipeline.Edit("stages/Side/stage.json", "view.txt", "look.txt");
        Assert.Equal("side: ran: outputs.view view.txt -> look.txt", _pipeline.Changes("side"));
    }

    [Fact]
    public void A_fact_changed_and_auto_replaced_by_the_fact()
    {
        const string Facts = "tools/Probe/bin/Release/net10.0/facts.json";
        _pipeline.InstallConsole("tools/Probe", "Probe");
        _pipeline.Write("torch", "1");
        _pipeline.Write(Facts, $$"""{ "facts": { "torch": "1.13.1", "precision": "bf16" }, "watch": ["{{_pipeline.Root}}/torch"] }""");
        _pipeline.Edit("stages/Side/stage.json", "\"params\": {}", "\"facts\": [\"torch\"], \"params\": { \"train.precision\": null }");
        _pipeline.Options = _pipeline.Options with { Set = ["train.precision=auto"] };
        Assert.Equal("side: ran: params.train.precision none -> bf16, facts.torch none -> 1.13.1", _pipeline.Changes("side"));
        _pipeline.Options = _pipeline.Options with { Set = ["train.precision=bf16"] };
        Assert.Equal("", _pipeline.Changes("side"));

        _pipeline.Write("torch", "22");
        _pipeline.Edit(Facts, "1.13.1", "2.1");
        Assert.Equal("side: ran: facts.torch 1.13.1 -> 2.1", _pipeline.Changes("side"));
        Assert.Equal("", _pipeline.Changes("side"));
        Assert.Equal("auto\nauto\n", _pipeline.Read("tools/Probe/bin/Release/net10.0/asked"));
    }

    [Fact]
    public void Another_LIBTORCH_asks_for_the_facts_again()
    {
        const string Variable = "LIBTORCH";
        const string Facts = "tools/Probe/bin/Release/net10.0/facts.json";
        _pipeline.InstallConsole("tools/Probe", "Probe");
        _pipeline.Write(Facts, """{ "facts": { "torch": "1.13.1" }, "watch": [] }""");
        _pipeline.Edit("stages/Side/stage.json", "\"params\"", "\"facts\": [\"torch\"], \"params\"");
        string? before = Environment.GetEnvironmentVariable(Variable);
        try
        {
            _pipeline.Changes("side");
            _pipeline.Edit(Facts, "1.13.1", "2.1");
            Assert.Equal("", _pipeline.Changes("side"));
            Environment.SetEnvironmentVariable(Variable, Path.Combine(_pipeline.Root, "another"));
            Assert.Equal("side: stale: facts.torch 1.13.1 -> 2.1", _pipeline.Predicted("side"));
            Assert.Equal("side: ran: facts.torch 1.13.1 -> 2.1", _pipeline.Changes("side"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before);
        }
    }

    [Fact]
    public void A_device_that_the_machine_lacks_is_the_users_mistake()
    {
        _pipeline.InstallConsole("tools/Probe", "Probe");
        _pipeline.Edit("stages/Side/stage.json", "\"params\"", "\"facts\": [\"device\"], \"params\"");
        _pipeline.Options = _pipeline.Options with { Device = "cuda" };
        Assert.Equal(2, _pipeline.Run("side"));
        Assert.Equal("Found:    device cuda\nExpected: a device that this machine has\nWhere:    --device\n", _pipeline.Error);
    }

    [Fact]
    public void More_than_three_changes_are_counted()
    {
        _pipeline.Write(SideBin + "Helper.dll", "helper 2");
        _pipeline.Append(SideBin + "Side.dll");
        _pipeline.Write(SideBin + "libshim.so", "native");
        _pipeline.Edit(SideBin + "Side.deps.json", "Parser/33.0.0", "Parser/34.0.0");
        _pipeline.Edit("stages/Side/stage.json", "view.txt", "look.txt");
        Assert.Equal("side: ran: code: Helper.dll changed, code: Side.dll changed, code: libshim.so added and 2 more", _pipeline.Changes("side"));
    }
}
