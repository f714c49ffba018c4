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

    [Fact]
    public void A_param_removed_reruns_where_its_absence_was_never_built()
    {
        _pipeline.Edit("stages/Side/stage.json", "\"params\": {}", "\"params\": { \"side.width\": { \"type\": \"integer\" }, \"side.depth\": { \"type\": \"integer\" } }");
        _pipeline.Edit("pipeline.json", "\"join\":", "\"side\": { \"width\": 1, \"depth\": 2 }, \"join\":");
        Assert.Equal("side: ran: params.side.depth none -> 2, params.side.width none -> 1", _pipeline.Changes("side"));
        _pipeline.Edit("stages/Side/stage.json", ", \"side.depth\": { \"type\": \"integer\" }", "");
        _pipeline.Edit("pipeline.json", ", \"depth\": 2", "");
        Assert.Equal("side: ran: params.side.depth 2 -> none", _pipeline.Changes("side"));
    }

    [Fact]
    public void Another_device_class_is_its_own_reason()
    {
        const string Facts = "tools/Probe/bin/Release/net10.0/facts.json";
        _pipeline.InstallConsole("tools/Probe", "Probe");
        _pipeline.Write("driver", "1");
        _pipeline.Write(Facts, $$"""{ "facts": { "device": "cpu" }, "watch": ["{{_pipeline.Root}}/driver"] }""");
        _pipeline.Edit("stages/Side/stage.json", "\"params\": {}", "\"facts\": [\"device\"], \"params\": {}");
        Assert.Equal("side: ran: facts.device none -> cpu", _pipeline.Changes("side"));
        _pipeline.Write("driver", "22");
        _pipeline.Edit(Facts, "\"cpu\"", "\"cuda\"");
        Assert.Equal("side: ran: facts.device cpu -> cuda", _pipeline.Changes("side"));
    }

    [Fact]
    public void The_order_of_keys_and_the_spelling_of_the_json_files_enter_no_key()
    {
        _pipeline.Changes();
        _pipeline.Write("pipeline.json", """
            { "recipes": { "long": { "train": { "epochs": 20 } }, "plain": { } },
              "train": { "precision": "fp32", "epochs": 8, "act": "\u0077rite" }, "join": { "act": "write" }, "folds": { "count": 2 },
              "ingest": { "rows": null, "act": "write" }, "debug": { "ingest": { "rows": 99 } }, "recipe": "plain", "seed": 7, "data": "data" }
            """);
        _pipeline.Write("stages/Train/stage.json", """
            { "outputs": { "oof": "oof.txt" }, "inputs": { "rows": "ingest.rows" }, "description": "Trains otherwise", "seeded": true, "matrix": { "fold": "folds.count" },
              "params": {
                "train.precision": { "auto": "precision", "type": "string", "values": ["fp32", "bf16", "auto"] },
                "train.epochs": { "max": 99, "type": "integer", "min": 1 },
                "folds.count": { "type": "integer", "min": 1, "max": 9 },
                "train.act": { "type": "string" } },
              "name": "train" }
            """);
        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void Neither_time_zone_locale_user_nor_any_other_variable_of_the_environment_enters_a_key()
    {
        Dictionary<string, string> others = new()
        {
            ["TZ"] = "Asia/Kathmandu", ["LC_ALL"] = "tr_TR.UTF-8", ["LANG"] = "de_DE.UTF-8", ["USER"] = "somebody", ["HOSTNAME"] = "elsewhere", ["OTHER"] = "1",
        };
        var before = others.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            _pipeline.Changes();
            foreach (var (name, value) in others)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            TimeZoneInfo.ClearCachedData();
            var foreign = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign) = (",", "~");
            System.Globalization.CultureInfo.CurrentCulture = foreign;
            _pipeline.Options = _pipeline.Options with { Jobs = 7, KeepGoing = true, Target = "Other", Verify = true };
            Assert.Equal("", _pipeline.Changes());
            _pipeline.Options = _pipeline.Options with { Workspace = Path.Combine(_pipeline.Root, "elsewhere"), Store = Path.Combine(_pipeline.Root, ".digits/store") };
            Assert.Equal(0, _pipeline.Run());
            Assert.DoesNotContain(": ran: ", PipelineFixture.States(_pipeline.Read("elsewhere/artifacts/run.json")), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var (name, value) in before)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            TimeZoneInfo.ClearCachedData();
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }
}
