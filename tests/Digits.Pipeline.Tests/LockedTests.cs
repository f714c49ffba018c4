namespace Digits.Pipeline.Tests;

/// <summary><c>--locked</c>: a run that would differ from pipeline.lock.json fails and says where.</summary>
public sealed class LockedTests : IDisposable
{
    private const string Lock = "pipeline.lock.json";
    private const string End = "\nExpected: what pipeline.lock.json records of recipe \"plain\" on real data (a run without --locked records this one instead)\n"
        + "Where:    ROOT/pipeline.lock.json\n";

    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();
    private readonly PipelineOptions _free;

    public LockedTests()
    {
        _pipeline.Changes();
        _free = _pipeline.Options;
        _pipeline.Options = _free with { Locked = true };
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_run_as_locked_succeeds_with_hits_restored_and_in_a_fresh_clone()
    {
        Assert.Equal("", _pipeline.Changes());
        Directory.Delete(Path.Combine(_pipeline.Root, "artifacts"), recursive: true);
        Assert.DoesNotContain("ran", _pipeline.Changes(), StringComparison.Ordinal);

        using var clone = PipelineFixture.Usual();
        clone.Write(Lock, _pipeline.Read(Lock));
        clone.Options = clone.Options with { Locked = true };
        Assert.Equal(0, clone.Run());
        Assert.Equal(_pipeline.Read("artifacts/last/end.txt"), clone.Read("artifacts/last/end.txt"));
    }

    [Fact]
    public void A_changed_param_fails_before_anything_runs_and_names_instances_and_values()
    {
        string log = _pipeline.Read("artifacts/run.json");
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 9");
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal("""
            Found:    a run that differs from the locked one:
                      train[fold=0]: params.train.epochs 8 (locked) -> 9
                      train[fold=1]: params.train.epochs 8 (locked) -> 9
                      and what needs these: join, last
            """ + End, _pipeline.Error);
        Assert.Equal("", _pipeline.Output);
        Assert.Equal(log, _pipeline.Read("artifacts/run.json"));
    }

    [Fact]
    public void A_param_of_several_numbers_is_compared_like_any_other()
    {
        _pipeline.Edit("stages/Side/stage.json", "\"params\": {", "\"params\": { \"side.weights\": { \"type\": \"numbers\", \"length\": 2 }");
        _pipeline.Edit("pipeline.json", "\"join\":", "\"side\": { \"weights\": [1, 2.5] }, \"join\":");
        _pipeline.Options = _free;
        _pipeline.Changes("side");
        _pipeline.Options = _free with { Locked = true };
        Assert.Equal("", _pipeline.Changes("side"));
        _pipeline.Edit("pipeline.json", "2.5", "3");
        Assert.Equal(2, _pipeline.Run("side"));
        Assert.Contains("side: params.side.weights [1,2.5] (locked) -> [1,3]\n", _pipeline.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_code_packages_seeds_and_set_are_compared_too()
    {
        _pipeline.Write("data/in.csv", "4,5,6\n");
        _pipeline.Write("stages/Side/bin/Release/net10.0/Helper.dll", "helper 2");
        _pipeline.Edit("stages/Side/bin/Release/net10.0/Side.deps.json", "Parser/33.0.0", "Parser/34.0.0");
        _pipeline.Edit("pipeline.json", "\"seed\": 7", "\"seed\": 8");
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=constant"] };
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal($$"""
            Found:    a run that differs from the locked one:
                      ingest: input csv {{Hash("1,2,3\n")}} (locked) -> {{Hash("4,5,6\n")}}
                      train[fold=0]: seed {{Seed(7, 0)}} (locked) -> {{Seed(8, 0)}}
                      train[fold=1]: seed {{Seed(7, 1)}} (locked) -> {{Seed(8, 1)}}
                      join: params.join.act write (locked) -> constant
                      side: code Helper.dll {{Hash("helper 1")}} (locked) -> {{Hash("helper 2")}}
                      side: package Parser 33.0.0 (locked) -> 34.0.0
                      and what needs these: last
            """ + End, _pipeline.Error);
    }

    [Fact]
    public void Instances_that_are_no_more_and_new_ones_are_named()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["folds.count=1"] };
        Assert.Equal(2, _pipeline.Run("train"));
        Assert.Equal("Found:    a run that differs from the locked one:\n          train[fold=0]: params.folds.count 2 (locked) -> 1\n          train[fold=1]: locked, not in this run" + End, _pipeline.Error);
        _pipeline.Options = _pipeline.Options with { Set = ["folds.count=3"] };
        Assert.Equal(2, _pipeline.Run("train"));
        Assert.Contains("\n          train[fold=2]: in this run, not locked\n", _pipeline.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_that_comes_from_another_machine_is_told_as_such()
    {
        const string Facts = "tools/Probe/bin/Release/net10.0/facts.json";
        _pipeline.InstallConsole("tools/Probe", "Probe");
        _pipeline.Write(Facts, """{ "facts": { "cpu": "avx2", "precision": "fp32" }, "watch": [] }""");
        _pipeline.Edit("stages/Train/stage.json", "\"params\"", "\"facts\": [\"cpu\"], \"params\"");
        _pipeline.Edit("pipeline.json", "\"precision\": \"fp32\"", "\"precision\": \"auto\"");
        var locked = _pipeline.Options;
        _pipeline.Options = _free;
        _pipeline.Changes("train");
        _pipeline.Options = locked;
        Assert.Equal("", _pipeline.Changes("train"));

        _pipeline.Write(Facts, """{ "facts": { "cpu": "avx512", "precision": "bf16" }, "watch": [] }""");
        Directory.Delete(Path.Combine(_pipeline.Root, ".digits"), recursive: true);
        Assert.Equal(2, _pipeline.Run("train"));
        Assert.Equal("""
            Found:    another machine than that of the lock, whose facts are in keys:
                      train[fold=0]: params.train.precision fp32 (locked) -> bf16 (this machine)
                      train[fold=0]: facts.cpu avx2 (locked) -> avx512 (this machine)
                      train[fold=1]: params.train.precision fp32 (locked) -> bf16 (this machine)
                      train[fold=1]: facts.cpu avx2 (locked) -> avx512 (this machine)
            """ + End, _pipeline.Error);
    }

    [Fact]
    public void Other_outputs_of_the_same_key_fail_the_run_and_are_not_published()
    {
        _pipeline.Options = _free;
        _pipeline.Edit("pipeline.json", "\"join\": { \"act\": \"write\"", "\"join\": { \"act\": \"random\"");
        _pipeline.Changes();
        string locked = _pipeline.Read(Lock);
        string before = _pipeline.Read("artifacts/join/all.txt");
        _pipeline.Options = _free with { Locked = true, Force = ["join"] };
        Assert.Equal(2, _pipeline.Run());
        Assert.Matches("""
            ^
            Found:    join\.all with content [0-9a-f]{64}, made of the very parts that are locked: the stage is not deterministic
            Expected: content [0-9a-f]{64} \(locked\)
            Where:    ROOT/pipeline\.lock\.json
            $
            """.ReplaceLineEndings("\n"), _pipeline.Error);
        Assert.Equal(before, _pipeline.Read("artifacts/join/all.txt"));
        Assert.Equal(locked, _pipeline.Read(Lock));
        _pipeline.Options = _free with { Locked = true };
        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void Outputs_in_place_or_in_the_store_that_are_not_the_locked_ones_fail_too()
    {
        string all = Hash(_pipeline.Read("artifacts/join/all.txt"), 64);
        string text = _pipeline.Read(Lock);
        int at = text.IndexOf(all, StringComparison.Ordinal);
        _pipeline.Write(Lock, text[..at] + new string('0', 64) + text[(at + 64)..]);
        string message = $"""

            Found:    join.all with content {all}, made of the very parts that are locked: the stage is not deterministic
            Expected: content {new string('0', 64)} (locked)
            Where:    ROOT/pipeline.lock.json

            """;
        Assert.Equal(2, _pipeline.Run("join"));
        Assert.Equal(message, _pipeline.Error);
        _pipeline.Delete("artifacts/join/all.txt");
        Assert.Equal(2, _pipeline.Run("join"));
        Assert.Equal(message, _pipeline.Error);
        Assert.False(_pipeline.Exists("artifacts/join/all.txt"));
    }

    [Fact]
    public void Status_compares_too()
    {
        Assert.Equal(0, _pipeline.Status());
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=constant"] };
        Assert.Equal(2, _pipeline.Status());
        Assert.Contains("join: params.join.act write (locked) -> constant\n", _pipeline.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_run_never_writes_the_lock()
    {
        string text = _pipeline.Read(Lock).TrimEnd('\n');
        _pipeline.Write(Lock, text);
        Assert.Equal("", _pipeline.Changes());
        Assert.Equal(text, _pipeline.Read(Lock));
    }

    [Fact]
    public void Without_a_lock_there_is_nothing_to_compare_with()
    {
        _pipeline.Delete(Lock);
        Fails("no pipeline.lock.json", "a lock to compare with (a run without --locked writes it)", "ROOT/pipeline.lock.json");
    }

    [Fact]
    public void A_recipe_that_is_not_locked_names_those_that_are()
    {
        _pipeline.Options = _pipeline.Options with { Recipe = "long" };
        Fails("no locked run of recipe \"long\" on real data", "one of \"plain\" on real data", "ROOT/pipeline.lock.json");
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "version 2", "version 1, the one that this engine knows", "line 2, column 3")]
    [InlineData("\"train.epochs\": 8", "\"train.epochs\": 7", "parts of train[fold=0] that do not make its key", Written, "LINE \"key\"")]
    [InlineData("\"instances\"", "\"instance\"", "no key \"instances\"", Written, "LINE \"ingest\"")]
    [InlineData("\"keys\": \"digits", "\"keys\": \"other", "keys of kind \"other key 1\"", "\"digits key 1\", as this engine makes them (" + Remedy + ")", "line 3, column 3")]
    [InlineData("}", "", "the end of the file inside an object or array", "JSON without comments or trailing commas", "EOF")]
    public void A_damaged_or_future_lock_is_the_users_to_mend(string old, string now, string found, string expected, string where)
    {
        string text = _pipeline.Read(Lock);
        int at = old == "}" ? text.LastIndexOf(old, StringComparison.Ordinal) : text.IndexOf(old, StringComparison.Ordinal);
        text = text[..at] + now + text[(at + old.Length)..];
        _pipeline.Write(Lock, text);
        if (!where.StartsWith("line", StringComparison.Ordinal))
        {
            int mark = where == "EOF" ? text.Length
                : where.EndsWith("\"key\"", StringComparison.Ordinal) ? text.IndexOf("\"key\"", text.IndexOf("\"train[fold=0]\"", StringComparison.Ordinal), StringComparison.Ordinal)
                : text.IndexOf("\"ingest\"", StringComparison.Ordinal);
            where = $"line {text[..mark].Count(letter => letter == '\n') + 1}, column {mark - text.LastIndexOf('\n', mark - 1)}";
        }

        Fails(found, expected, "pipeline.lock.json, " + where);
    }

    private const string Remedy = "a run without --locked writes it anew once the file is deleted";
    private const string Written = "a lock as a run writes it (" + Remedy + ")";

    private void Fails(string found, string expected, string where)
    {
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {where}\n", _pipeline.Error);
    }

    private static string Hash(string text, int length = 12) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..length];

    private static ulong Seed(long seed, int fold) => Digits.Pipeline.Keys.InstanceKey.Seed(seed, $"train[fold={fold}]");
}
