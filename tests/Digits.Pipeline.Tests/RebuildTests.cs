using System.Text.RegularExpressions;

namespace Digits.Pipeline.Tests;

/// <summary>The Verify command: every instance built a second time, aside, and compared.</summary>
public sealed partial class RebuildTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Equal_contents_are_a_table_and_exit_code_0_and_nothing_in_place_changes()
    {
        _pipeline.Changes();
        var before = Files();
        Assert.Equal((0, ""), Verify());
        Assert.Equal("""
            instance       output   recorded  rebuilt  result
            ingest         rows     HASH  HASH  equal
            ingest         metrics  HASH  HASH  equal
            train[fold=0]  oof      HASH  HASH  equal
            train[fold=0]  metrics  HASH  HASH  equal
            train[fold=1]  oof      HASH  HASH  equal
            train[fold=1]  metrics  HASH  HASH  equal
            join           all      HASH  HASH  equal
            join           metrics  HASH  HASH  equal
            last           end      HASH  HASH  equal
            last           metrics  HASH  HASH  equal
            side           view     HASH  HASH  equal
            side           metrics  HASH  HASH  equal

            6 instances: 6 equal, 0 different, 0 not verified in TIME

            """, Table());
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_stage_that_is_not_deterministic_is_found_alone_and_both_contents_are_kept()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=random"] };
        _pipeline.Changes();
        string recorded = _pipeline.Read("artifacts/join/all.txt");
        Assert.Equal((1, ""), Verify());
        Assert.Contains("join           all      HASH  HASH  differs (same key: not deterministic)\n", Table(), StringComparison.Ordinal);
        Assert.Contains("""

            join.all differs (same key: not deterministic)
              recorded: ROOT/.digits/verify/join/recorded/all.txt
              rebuilt:  ROOT/.digits/verify/join/rebuilt/all.txt

            """, Table(), StringComparison.Ordinal);
        Assert.EndsWith("\n6 instances: 5 equal, 1 different, 0 not verified in TIME\n", Table(), StringComparison.Ordinal);
        Assert.Equal(recorded, _pipeline.Read(".digits/verify/join/recorded/all.txt"));
        Assert.NotEqual(recorded, _pipeline.Read(".digits/verify/join/rebuilt/all.txt"));
        Assert.Equal(recorded, _pipeline.Read("artifacts/join/all.txt"));
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, ".digits/verify/work")));
    }

    [Fact]
    public void A_difference_says_since_which_part_of_the_key_and_what_follows_is_built_from_recorded_inputs()
    {
        _pipeline.Changes();
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 9");
        Assert.Equal((1, ""), Verify("train", "join"));
        Assert.Matches("""
            train\[fold=1\]  oof      HASH  HASH  differs \(changed since: params.train.epochs 8 -> 9\)
            train\[fold=1\]  metrics  HASH  HASH  (equal|differs.*)
            join           all      HASH  HASH  equal
            join           metrics  HASH  HASH  equal
            """.ReplaceLineEndings("\n"), Table());
        Assert.DoesNotContain("side", Table(), StringComparison.Ordinal);
        Assert.DoesNotContain("ingest", Table(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_the_store_has_a_record_of_are_compared_with_that_one()
    {
        _pipeline.Changes("train");
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
        _pipeline.Changes("train");
        _pipeline.Options = _pipeline.Options with { Set = [] };
        Assert.Equal((0, ""), Verify("train"));
    }

    [Fact]
    public void Instances_without_a_record_failing_ones_and_lost_inputs_are_stated_as_not_verified()
    {
        _pipeline.Changes("train");
        _pipeline.Options = _pipeline.Options with { Set = ["train.act=mistake@0"] };
        _pipeline.Write("data/in.csv", "4,5,6\n");
        Assert.Equal((1, ""), Verify());
        Assert.Contains("ingest not verified: input in.csv is lost\n", Narrow(), StringComparison.Ordinal);
        Assert.Contains("train[fold=0] not verified: exit code 2: Where: line 3\n", Narrow(), StringComparison.Ordinal);
        Assert.Contains("train[fold=1]  oof      HASH  HASH  differs (changed since: params.train.act write -> mistake@0)\n", Table(), StringComparison.Ordinal);
        Assert.Contains("join not verified: no record\n", Narrow(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_input_is_taken_from_the_store_and_stays_as_it_is()
    {
        _pipeline.Changes("train");
        _pipeline.Delete("artifacts/ingest/rows.txt");
        _pipeline.Write("artifacts/ingest/rows.txt", "damaged");
        Assert.Equal((0, ""), Verify("train"));
        Assert.Equal("damaged", _pipeline.Read("artifacts/ingest/rows.txt"));
    }

    [Fact]
    public void Where_nothing_ran_there_is_nothing_to_compare_with()
    {
        Assert.Equal(
            (2, "Found:    no record of an earlier run\nExpected: a run to compare with (--target=Submission makes one)\nWhere:    ROOT/.digits/instances\n"), Verify());
    }

    [Fact]
    public void An_interrupt_ends_it_and_leaves_no_scratch()
    {
        _pipeline.Changes("ingest");
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();
        using var text = new StringWriter();
        Assert.Equal(130, PipelineCommands.Verify(["ingest"], _pipeline.Options, text, text, interrupt.Token));
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, ".digits/verify/work")));
    }

    private string _output = "";

    private (int ExitCode, string Error) Verify(params string[] only)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = PipelineCommands.Verify(only, _pipeline.Options, output, error);
        _output = output.ToString();
        return (exitCode, error.ToString().Replace(_pipeline.Root, "ROOT", StringComparison.Ordinal));
    }

    /// <summary>Gets the output from the table's header on, hashes and times replaced.</summary>
    private string Table()
    {
        string table = _output[_output.IndexOf("instance  ", StringComparison.Ordinal)..].Replace(_pipeline.Root, "ROOT", StringComparison.Ordinal);
        return Time().Replace(ShortHash().Replace(table, "HASH"), "in TIME").Replace("recorded      rebuilt       result", "recorded  rebuilt  result", StringComparison.Ordinal);
    }

    private string Narrow() => Blanks().Replace(Table(), " ");

    /// <summary>Gets name and content of all that a person or the store keeps.</summary>
    private SortedDictionary<string, string> Files() => new(Directory.GetFiles(_pipeline.Root, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "stamps").ToDictionary(file => file, File.ReadAllText));

    [GeneratedRegex(@"\b[0-9a-f]{12}\b")]
    private static partial Regex ShortHash();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"in [0-9.]+ s\b")]
    private static partial Regex Time();
}
