using System.Text.RegularExpressions;

namespace Digits.Pipeline.Tests.Overview;

public sealed partial class IndexPageTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public IndexPageTests()
    {
        _pipeline.Edit("stages/Last/stage.json", "\"results\": [\"end\"]", "\"results\": [\"end\"], \"provenance\": { \"end\": [\"join.length\"] }");
        _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run, Target = "Everything", Command = ["dotnet", "cake", "--target=Everything"] };
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void After_a_first_run_the_page_says_what_came_of_it_and_where_the_time_went()
    {
        _pipeline.Changes();
        Assert.Equal("""
            h1: Everything: done
            p: dotnet cake --target=Everything ended DATE.
            h2: What came of it
            li: outcome / done / 6 instances: 6 ran
            li: time / TIME / recipe plain, real data
            li: join length / 571 / no earlier run to compare with
            li: last/end.txt: Ends
            li: run.json: This run for programs
            h2: Where the time went
            """, Head(Page, 9));
        Assert.Matches(@"p: Stages took TIME of work in a run of TIME; the longest was \S+ with TIME\.", Page);
        Assert.Contains("figcaption: This run\nsvg: One line for each instance from its start to its end; the run took TIME. [fill blue: 6]\n", Page, StringComparison.Ordinal);
        Assert.EndsWith("""
            h2: What changed
            p: No earlier good run of Everything with this kind of data is remembered here that found, or was made of, something else.
            h2: Every instance
            table: States, and why
              | instance | state | took | making took | why
              | ingest | ran | TIME |  | no earlier run
              | train[fold=0] | ran | TIME |  | no earlier run
              | train[fold=1] | ran | TIME |  | no earlier run
              | join | ran | TIME |  | no earlier run
              | last | ran | TIME |  | no earlier run
              | side | ran | TIME |  | no earlier run
            p: Digits. This page is about the last run, and is written anew after each.
            """, Page, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_change_the_page_says_which_metrics_changed_and_why()
    {
        ChangeEpochs();
        Assert.Contains("""
            h2: What changed
            p: Against the run of DATE: join length 571 → 573 (+2), because train.epochs 8 → 10. 3 metrics changed in all.
            table: Metrics
              | metric | before | now | difference
              | join length | 571 | 573 | +2
              | train length | 234 | 235 | +1
              | last length | 583 | 585 | +2
            table: Made of
              | what | before | now
              | train.epochs | 8 | 10
            table: Runs of Everything, the newest first
              | ended | recipe | join length | took | made of something else than the run before
              | DATE | plain | 573 | TIME | train.epochs 8 → 10
              | DATE | plain | 571 | TIME | 
            h2: Every instance
            """, Page, StringComparison.Ordinal);
        Assert.Contains("li: join length / 573 / +2 against the run before\n", Page, StringComparison.Ordinal);
        Assert.Contains(" What is a hit or restored was once made in TIME in all.\n", Page, StringComparison.Ordinal);
        Assert.Contains("[fill blue: 4] [fill grey: 2]\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_to_do_the_page_still_says_what_the_last_change_did_and_what_the_making_took()
    {
        ChangeEpochs();
        string before = Changed(Page);
        _pipeline.Changes();
        Assert.Equal(before, Changed(Page));
        Assert.Contains("li: outcome / done / 6 instances: 6 hit\n", Page, StringComparison.Ordinal);
        Assert.Contains("p: Nothing ran: all of the TIME went into finding that out. What is a hit or restored was once made in TIME in all.\n", Page, StringComparison.Ordinal);
        Assert.Contains("figcaption: What making each took, now or earlier\n", Page, StringComparison.Ordinal);
        Assert.Contains("\n  | side | hit |  | TIME | unchanged\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_reach_a_stage_is_no_reason_for_its_metric()
    {
        _pipeline.Edit("stages/Side/stage.json", "\"params\": {}", "\"params\": { \"side.zoom\": { \"type\": \"integer\" } }");
        _pipeline.Edit("pipeline.json", "\"folds\"", "\"side\": { \"zoom\": 1 }, \"folds\"");
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = ["side.zoom=2", "train.epochs=10"] };
        _pipeline.Changes();
        Assert.Contains("(+2), because train.epochs 8 → 10. ", Page, StringComparison.Ordinal);
        Assert.Contains("| side.zoom | 1 | 2\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_code_seed_and_recipe_are_reasons_too()
    {
        _pipeline.Changes();
        _pipeline.Write("data/in.csv", "1,2,3,4\n");
        _pipeline.Append("stages/Train/bin/Release/net10.0/Train.dll");
        _pipeline.Edit("pipeline.json", "\"seed\": 7", "\"seed\": 8");
        _pipeline.Options = _pipeline.Options with { Recipe = "long" };
        _pipeline.Changes();
        Assert.Contains(", because recipe plain → long, train.epochs 8 → 20, seed 7 → 8 and 2 more. ", Page, StringComparison.Ordinal);
        Assert.Matches(@"\| data in\.csv \| [0-9a-f]{12} \| [0-9a-f]{12}\n  \| code Train\.dll \| [0-9a-f]{12} \| [0-9a-f]{12}\n", Page);
    }

    [Fact]
    public void A_failed_run_says_what_failed_and_what_was_changed_since_the_last_good_one()
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=fail"] };
        Assert.Equal(1, _pipeline.Run());
        Assert.StartsWith("h1: Everything: failed\n", Page, StringComparison.Ordinal);
        Assert.Contains("p: join failed: exit code 1.\npre: ", Page, StringComparison.Ordinal);
        Assert.Contains("li: last/end.txt: Ends (of an earlier run)\n", Page, StringComparison.Ordinal);
        Assert.Contains("p: Against the run of DATE: join.act write → fail. Whether that is why this run failed is not known.\n", Page, StringComparison.Ordinal);
        Assert.Contains("[fill grey: 4] [fill red: 1]\n", Page, StringComparison.Ordinal);
        Assert.Contains("\n  | last | skipped |  |  | needs join\n", Page, StringComparison.Ordinal);

        // It is not what later runs are compared with.
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=10"] };
        _pipeline.Changes();
        Assert.Contains("because train.epochs 8 → 10. ", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_targets_and_trials_are_not_compared_with()
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Debug = true };
        _pipeline.Changes();
        Assert.StartsWith("p: DEBUG RUN: little data, little training. Do not submit.\n", Page, StringComparison.Ordinal);
        Assert.Contains("p: No earlier good run of Everything with this kind of data ", Page, StringComparison.Ordinal);
        _pipeline.Options = _pipeline.Options with { Debug = false, Target = "Side" };
        _pipeline.Changes("side");
        Assert.Contains("p: No earlier good run of Side with this kind of data ", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_or_a_history_that_cannot_be_written_is_a_warning_and_fails_nothing()
    {
        Directory.CreateDirectory(Path.Combine(_pipeline.Root, "artifacts/index.html"));
        Directory.CreateDirectory(Path.Combine(_pipeline.Root, ".digits/history.json"));
        _pipeline.Changes();
        string[] warnings = [.. _pipeline.Output.Split('\n').Where(line => line.StartsWith("Not written: ", StringComparison.Ordinal)).Select(line => line.Replace(_pipeline.Root, "ROOT", StringComparison.Ordinal))];
        Assert.Equal(3, warnings.Length);
        Assert.Matches(@"^Not written: ROOT/\.digits/history\.json \(.+\)\. The run itself is not affected\.$", warnings[0]);
        Assert.Matches(@"^Not written: ROOT/artifacts/index\.html \(.+\)\. The run itself is not affected\.$", warnings[1]);
        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void A_run_of_points_shows_its_times_and_compares_nothing()
    {
        _pipeline.Edit("pipeline.json", "\"recipes\"", "\"search\": { \"lengths\": { \"over\": { \"train.epochs\": [1, 2] } } }, \"recipes\"");
        _pipeline.Options = _pipeline.Options with { Target = "Search" };
        Assert.Equal(0, _pipeline.Call((output, error) => PipelineCommands.Compare(
            new Comparison("search", null, ["join"], []), _pipeline.Options, _ => Table(), output, error)));
        Assert.StartsWith("h1: Search: done\n", Page, StringComparison.Ordinal);
        Assert.Contains("li: search/lengths.md: The points side by side\n", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("h2: What changed", Page, StringComparison.Ordinal);
        Assert.Contains("| join (epochs=1) | ran | TIME |", Page, StringComparison.Ordinal);
        Assert.False(_pipeline.Exists(".digits/history.json"));

        int Table()
        {
            _pipeline.Write("artifacts/search/lengths.md", "table");
            return 0;
        }
    }

    [Fact]
    public void The_page_is_self_contained_and_every_link_leads_somewhere()
    {
        _pipeline.Call((output, error) => PipelineCommands.Graph([], _pipeline.Options, "text", output, error));
        ChangeEpochs();
        PageRules.Check(Html, Path.Combine(_pipeline.Root, "artifacts"));
        Assert.Contains("li: graph.svg: The stages and their states when Graph last drew them\n", Page, StringComparison.Ordinal);
    }

    private string Html => _pipeline.Read("artifacts/index.html");

    private string Page => PageText.Of(Html);

    private void ChangeEpochs()
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=10"] };
        _pipeline.Changes();
    }

    private static string Head(string page, int lines) => string.Join('\n', page.Split('\n').Take(lines));

    private static string Changed(string page) => ChangeSection().Match(page).Value;

    [GeneratedRegex("h2: What changed\n.*h2: Every", RegexOptions.Singleline)]
    private static partial Regex ChangeSection();
}
