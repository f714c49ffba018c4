using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Digits.Bench.Engine;

/// <summary>Writes a graph for make, doit and snakemake: the same consoles on the same kind of requests, which are dependencies too.</summary>
internal sealed class PeerGraph
{
    private static readonly string Console = Path.Combine(AppContext.BaseDirectory, "TrivialStage.dll");
    private readonly IReadOnlyList<TrivialNode> _nodes;

    private PeerGraph(string folder, IReadOnlyList<TrivialNode> nodes) => (Folder, _nodes) = (folder, nodes);

    public string Folder { get; }

    public static PeerGraph Write(string folder, IReadOnlyList<TrivialNode> nodes)
    {
        Directory.CreateDirectory(Path.Combine(folder, "request"));
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        File.WriteAllText(Path.Combine(folder, "in.csv"), "1,2,3\n");
        var graph = new PeerGraph(folder, nodes);
        foreach (var node in nodes)
        {
            graph.Set(node.Name, 1);
        }

        File.WriteAllText(Path.Combine(folder, "Makefile"), graph.Make());
        File.WriteAllText(Path.Combine(folder, "dodo.py"), graph.Doit());
        File.WriteAllText(Path.Combine(folder, "Snakefile"), graph.Snake());
        return graph;
    }

    /// <summary>Writes a stage's request with a value.</summary>
    public void Set(string stage, int value)
    {
        var node = _nodes.First(node => node.Name == stage);
        var request = new Dictionary<string, object>
        {
            ["stage"] = stage, ["params"] = new { value },
            ["inputs"] = Inputs(node).ToDictionary(input => input, input => input),
            ["outputs"] = new Dictionary<string, string> { ["out"] = $"out/{stage}.txt", ["metrics"] = $"out/{stage}.json" },
        };
        File.WriteAllText(Path.Combine(Folder, "request", stage + ".json"), JsonSerializer.Serialize(request));
    }

    private static IEnumerable<string> Inputs(TrivialNode node) => node.Needs.Count == 0 ? ["in.csv"] : node.Needs.Select(need => $"out/{need}.txt");

    private static string Command(TrivialNode node) => $"dotnet exec '{Console}' --request request/{node.Name}.json";

    private string Make() => Join(
        "all: " + string.Join(' ', _nodes.Select(node => $"out/{node.Name}.txt")),
        node => $"out/{node.Name}.txt: {string.Join(' ', Inputs(node))} request/{node.Name}.json\n\t@{Command(node)}");

    private string Doit() => Join(
        "DOIT_CONFIG = {'verbosity': 0}",
        node => $"def task_{node.Name}():\n    return {{'actions': [\"{Command(node)}\"], 'targets': ['out/{node.Name}.txt'], "
            + $"'file_dep': [{Quoted(Inputs(node))}, 'request/{node.Name}.json']}}");

    private string Snake() => Join(
        $"rule all:\n    input: {Quoted(_nodes.Select(node => $"out/{node.Name}.txt"))}",
        node => $"rule {node.Name}:\n    input: {Quoted(Inputs(node))}, 'request/{node.Name}.json'\n    output: 'out/{node.Name}.txt'\n    shell: \"{Command(node)}\"");

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private string Join(string first, Func<TrivialNode, string> rule) =>
        _nodes.Aggregate(new StringBuilder(first).Append("\n\n"), (text, node) => text.Append(CultureInfo.InvariantCulture, $"{rule(node)}\n\n")).ToString();
}
