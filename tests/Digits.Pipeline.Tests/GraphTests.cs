using System.Globalization;
using System.Xml.Linq;

namespace Digits.Pipeline.Tests;

public sealed class GraphTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Before_the_first_run_a_tree_shows_what_needs_what_and_only_the_drawings_are_written()
    {
        string[] before = Files();
        Assert.Equal("""
            last: stale
            └─ join: stale
               └─ train x2: 2 stale
                  └─ ingest: stale
            side: stale
            └─ ingest: stale
            recipe plain, real data, 6 instances: 6 stale
            Drawn: ROOT/artifacts/graph.svg, ROOT/artifacts/graph.mmd

            """, Graph());
        Assert.Equal(["artifacts/graph.mmd", "artifacts/graph.svg"], Files().Except(before));
    }

    [Fact]
    public void Folds_in_several_states_are_one_node_with_their_numbers()
    {
        _pipeline.Changes();
        _pipeline.Delete("artifacts/train/fold=1/oof.txt");
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=constant"] };
        Assert.Equal("""
            last: stale
            └─ join: stale
               └─ train x2: 1 hit, 1 restored
                  └─ ingest: hit
            side: hit
            └─ ingest: hit
            recipe plain, real data, 6 instances: 3 hit, 1 restored, 2 stale
            Drawn: ROOT/artifacts/graph.svg, ROOT/artifacts/graph.mmd

            """, Graph());
        Assert.Equal("restored", Node("train ×2").Attribute("class")!.Value.Split(' ')[1]);
        Assert.Equal(["hit", "stale", "1 hit, 1 restored"], new[] { "ingest", "join", "train ×2" }.Select(name => Node(name).Elements(Svg + "text").Last().Value));
    }

    [Fact]
    public void Mermaid_holds_every_edge_and_colours_by_state()
    {
        _pipeline.Edit("stages/Last/stage.json", "\"all\": \"join.all\"", "\"all\": \"join.all\", \"rows\": \"ingest.rows\"");
        const string Expected = """
            %% recipe plain, real data, 6 instances: 6 stale
            flowchart TD
              s0["ingest<br/>stale"]:::stale
              s1["train ×2<br/>2 stale"]:::stale
              s2["join<br/>stale"]:::stale
              s3["last<br/>stale"]:::stale
              s4["side<br/>stale"]:::stale
              s0 --> s1
              s0 -.-> s3
              s0 --> s4
              s1 --> s2
              s2 --> s3
              classDef hit fill:#d9f2e0,stroke:#2e7d46,color:#111
              classDef restored fill:#dbe9fc,stroke:#2b62b0,color:#111
              classDef stale fill:#fdeccb,stroke:#a86400,color:#111

            """;
        Assert.Equal(Expected, Graph("mermaid"));
        Assert.False(_pipeline.Exists("artifacts/graph.mmd"));
        Graph();
        Assert.Equal(Expected, _pipeline.Read("artifacts/graph.mmd"));
    }

    [Fact]
    public void The_svg_needs_nothing_else_says_its_states_in_words_and_knows_dark_ground()
    {
        string text = Graph("svg");
        var svg = XDocument.Parse(text).Root!;
        Assert.Equal("Stages: recipe plain, real data, 6 instances: 6 stale", svg.Element(Svg + "title")!.Value);
        Assert.Equal("ingest: stale; train x2: 2 stale; join: stale; last: stale; side: stale", svg.Element(Svg + "desc")!.Value);
        Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
        Assert.DoesNotContain("href", text, StringComparison.Ordinal);
        Assert.Equal(["http://www.w3.org/2000/svg"], text.Split('"').Where(part => part.Contains("://", StringComparison.Ordinal)));
        Assert.Equal(5, svg.Elements(Svg + "g").Count(group => group.Attribute("class")!.Value == "node stale"));
        Assert.Equal(4, svg.Elements(Svg + "path").Count());
        Assert.Equal(["hit", "restored", "stale", "reads", "reads, also by way of others"],
            svg.Elements(Svg + "g").Single(group => group.Attribute("class")!.Value == "legend").Elements(Svg + "text").Select(key => key.Value));
    }

    [Fact]
    public void A_description_full_of_markup_stays_text()
    {
        _pipeline.Edit("stages/Side/stage.json", "Looks", "<b>A & \\\"B\\\"</b>\\u0007");
        Assert.Equal(0, Run("text"));
        Assert.StartsWith("side: <b>A & \"B\"</b> \n", Node("side").Element(Svg + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_stages_side_by_side_go_into_several_layers_that_fit_a_screen()
    {
        for (int index = 0; index < 14; index++)
        {
            string name = $"wide-{index}-with-a-name-that-is-far-too-long-to-show";
            _pipeline.Stage($"Wide{index}", $$"""{ "name": "{{name}}", "description": "W", "inputs": { "rows": "ingest.rows" }, "params": {}, "outputs": {} }""");
        }


        var svg = XDocument.Parse(Graph("svg")).Root!;
        Assert.InRange(double.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture), 1000, 1280);
        Assert.Equal("wide-13-with-a-name…", Node("wide-13-with-a-name-that-is-far-too-long-to-show", svg).Element(Svg + "text")!.Value);
    }

    [Fact]
    public void An_unknown_format_is_the_user_s_mistake()
    {
        Assert.Equal(2, Run("sgv"));
        Assert.Equal("Found:    format \"sgv\"\nExpected: text, mermaid, svg (nearest: svg)\nWhere:    --format\n", _pipeline.Error);
    }

    private static XNamespace Svg { get; } = "http://www.w3.org/2000/svg";

    private int Run(string format) => _pipeline.Call((output, error) => PipelineCommands.Graph([], _pipeline.Options, format, output, error));

    private string Graph(string format = "text")
    {
        Assert.True(Run(format) == 0, _pipeline.Error);
        return _pipeline.Output.Replace(_pipeline.Root, "ROOT", StringComparison.Ordinal);
    }

    private XElement Node(string label, XElement? svg = null) => (svg ?? XDocument.Parse(_pipeline.Read("artifacts/graph.svg")).Root!).Elements(Svg + "g")
        .Single(group => group.Element(Svg + "title")?.Value.StartsWith(label + ":", StringComparison.Ordinal) == true);

    private string[] Files() =>
        [.. Directory.GetFiles(_pipeline.Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_pipeline.Root, file)).Order(StringComparer.Ordinal)];
}
