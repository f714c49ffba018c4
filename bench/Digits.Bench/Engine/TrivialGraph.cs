using System.Globalization;
using System.Text.Json;

namespace Digits.Bench.Engine;

/// <summary>One stage of a generated graph.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Needs">The stages whose output it reads; none for the one that reads the external file.</param>
/// <param name="Milliseconds">How long it sleeps.</param>
/// <param name="Slots">The cpu slots that it takes.</param>
internal sealed record TrivialNode(string Name, IReadOnlyList<string> Needs, int Milliseconds = 0, int Slots = 1);

/// <summary>Writes a graph of trivial stages as a pipeline of the engine's.</summary>
internal sealed class TrivialGraph
{
    private static readonly string Console = Path.Combine(AppContext.BaseDirectory, "TrivialStage.dll");

    private TrivialGraph(string folder, IReadOnlyList<TrivialNode> nodes) => (Folder, Nodes) = (folder, nodes);

    public string Folder { get; }

    public IReadOnlyList<TrivialNode> Nodes { get; }

    /// <summary>Ten stages as this project has them: ingest; eda, baseline and five folds on it; ensemble on the folds; submission.</summary>
    public static IReadOnlyList<TrivialNode> Ten { get; } =
    [
        new("ingest", []), new("eda", ["ingest"]), new("baseline", ["ingest"]),
        .. Enumerable.Range(0, 5).Select(fold => new TrivialNode($"fold{fold}", ["ingest"])),
        new("ensemble", [.. Enumerable.Range(0, 5).Select(fold => $"fold{fold}")]), new("submission", ["ensemble"]),
    ];

    /// <summary>Writes pipeline.json, the stages with a console each, and the external file.</summary>
    public static TrivialGraph Write(string folder, IReadOnlyList<TrivialNode> nodes)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        File.WriteAllText(Path.Combine(folder, "data", "in.csv"), "1,2,3\n");
        foreach (var node in nodes)
        {
            string bin = Directory.CreateDirectory(Path.Combine(folder, "stages", node.Name, "bin", "Release", "net10.0")).FullName;
            foreach (string kind in (string[])[".dll", ".deps.json", ".runtimeconfig.json"])
            {
                string text = Path.Combine(bin, node.Name + kind);
                File.Copy(Path.ChangeExtension(Console, kind), text);
                if (kind == ".deps.json")
                {
                    File.WriteAllText(text, File.ReadAllText(text).Replace("TrivialStage", node.Name, StringComparison.Ordinal));
                }
            }

            File.WriteAllText(Path.Combine(folder, "stages", node.Name, "stage.json"), Declaration(node));
        }

        var graph = new TrivialGraph(folder, nodes);
        graph.Set("fold3", 1);
        return graph;
    }

    /// <summary>Writes pipeline.json with one stage's value changed.</summary>
    public void Set(string stage, int value)
    {
        var values = Nodes.ToDictionary(node => node.Name, node => node.Name == stage ? value : 1);
        var settings = new Dictionary<string, object>
        {
            ["data"] = "data", ["seed"] = 1, ["recipe"] = "plain",
            ["value"] = values, ["sleep"] = Nodes.ToDictionary(node => node.Name, node => node.Milliseconds),
            ["recipes"] = new { plain = new { } }, ["debug"] = new { },
        };
        File.WriteAllText(Path.Combine(Folder, "pipeline.json"), JsonSerializer.Serialize(settings));
    }

    private static string Declaration(TrivialNode node)
    {
        var declaration = new Dictionary<string, object>
        {
            ["name"] = node.Name, ["description"] = "Does next to nothing",
            ["inputs"] = node.Needs.ToDictionary(need => need, need => need + ".out"),
            ["params"] = new Dictionary<string, object>
            {
                ["value." + node.Name] = new { type = "integer", min = 0, max = 1_000_000_000 },
                ["sleep." + node.Name] = new { type = "integer", min = 0, max = 1_000_000 },
            },
            ["outputs"] = new Dictionary<string, string> { ["out"] = "out.txt" },
            ["resources"] = new Dictionary<string, object> { ["cpu"] = node.Slots },
        };
        if (node.Needs.Count == 0)
        {
            declaration["data"] = new { files = new { csv = new[] { "in.csv" } } };
        }

        return JsonSerializer.Serialize(declaration);
    }
}
