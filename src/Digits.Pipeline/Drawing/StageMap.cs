using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Drawing;

/// <summary>The stages of a session as pictures show them: the instances of one stage are one node.</summary>
internal sealed record StageMap
{
    /// <summary>Gets what the pictures say of themselves: recipe, data and the states counted.</summary>
    public required string Caption { get; init; }

    /// <summary>Gets the nodes, each after those that it reads from.</summary>
    public required IReadOnlyList<StageNode> Nodes { get; init; }

    /// <summary>Gets each pair of a stage that writes and one that reads, once.</summary>
    public required IReadOnlyList<StageEdge> Edges { get; init; }

    /// <summary>Draws a session's instances together by stage.</summary>
    public static StageMap Of(Session session, IReadOnlyDictionary<Graph.StageInstance, InstanceResult> results)
    {
        List<StageNode> nodes = [.. session.Graph.Instances.GroupBy(instance => instance.Stage.Name).Select(stage => new StageNode(
            stage.Key, stage.First().Stage.Description, [.. stage.Select(instance => results[instance])]))];
        var byName = nodes.Index().ToDictionary(node => node.Item.Name, node => node.Index);
        var pairs = session.Graph.Instances
            .SelectMany(reader => reader.Writers.Select(writer => (Writer: byName[writer.Stage.Name], Reader: byName[reader.Stage.Name])))
            .Distinct().Order().ToList();
        return new StageMap
        {
            Caption = $"recipe {session.Settings.Recipe}, {session.DataKind} data, {Summary.Counts(results.Values)}",
            Nodes = nodes,
            Edges = [.. pairs.Select(pair => new StageEdge(pair.Writer, pair.Reader, IsImplied(pair, pairs)))],
        };
    }

    /// <summary>Gets the edges that no longer chain of edges implies, by reader.</summary>
    public IEnumerable<int> DirectWriters(int reader) => Edges.Where(edge => edge.Reader == reader && !edge.IsImplied).Select(edge => edge.Writer);

    private static bool IsImplied((int Writer, int Reader) pair, List<(int Writer, int Reader)> pairs)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(pairs.Where(other => other.Writer == pair.Writer && other != pair).Select(other => other.Reader));
        while (open.TryPop(out int node))
        {
            if (reached.Add(node))
            {
                foreach (var next in pairs.Where(other => other.Writer == node))
                {
                    open.Push(next.Reader);
                }
            }
        }

        return reached.Contains(pair.Reader);
    }
}

/// <summary>A stage with the results of all its instances.</summary>
internal sealed record StageNode(string Name, string Description, IReadOnlyList<InstanceResult> Results)
{
    /// <summary>Gets the states counted, in the order of <see cref="InstanceState"/>.</summary>
    public IReadOnlyList<(InstanceState State, int Count)> Counts { get; } =
        [.. Results.CountBy(result => result.State).OrderBy(count => count.Key).Select(count => (count.Key, count.Value))];

    /// <summary>Gets the state that needs most: stale where one instance is.</summary>
    public InstanceState State => Counts[^1].State;

    /// <summary>Gets the state as text: <c>hit</c>, or <c>3 hit, 2 stale</c>.</summary>
    public string StateText => Counts is [var (only, _)] && Results.Count == 1
        ? RunLog.Name(only)
        : string.Join(", ", Counts.Select(count => $"{count.Count} {RunLog.Name(count.State)}"));

    /// <summary>Gets the name with the number of instances where there are several.</summary>
    /// <param name="times">The sign between: <c>x</c> or a real multiplication sign.</param>
    public string Label(string times) => Results.Count == 1 ? Name : $"{Name} {times}{Results.Count}";
}

/// <summary>Says that one stage reads what another writes.</summary>
/// <param name="Writer">The writer's index among the nodes.</param>
/// <param name="Reader">The reader's index.</param>
/// <param name="IsImplied">Whether a longer way leads from the writer to the reader too.</param>
internal sealed record StageEdge(int Writer, int Reader, bool IsImplied);
