using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Graph;

namespace Digits.Pipeline.Points;

/// <summary>A point with the instances that it needs, some of which other points need too.</summary>
/// <param name="Point">The point.</param>
/// <param name="Settings">What it gives every param.</param>
/// <param name="Instances">The instances, each after what it needs.</param>
internal sealed record PointInstances(Point Point, Settings Settings, IReadOnlyList<StageInstance> Instances);

/// <summary>Joins the graphs of several points: what no point's values change, they have in common.</summary>
internal sealed class PointGraph
{
    private const int VariantLetters = 12;
    private readonly Dictionary<StageInstance, string> _variants = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, List<Point>> _users = [];
    private readonly Dictionary<string, StageInstance> _joined = [];
    private readonly int _count;

    private PointGraph(int count) => _count = count;

    /// <summary>Joins the points' graphs.</summary>
    /// <returns>One graph, and for each point its instances in it.</returns>
    public static (InstanceGraph Graph, IReadOnlyList<PointInstances> Points) Join(IReadOnlyList<(Point Point, Settings Settings, InstanceGraph Graph)> points)
    {
        var joined = new PointGraph(points.Count);
        foreach (var (point, _, graph) in points)
        {
            foreach (var instance in graph.Instances)
            {
                joined.Note(instance, point);
            }
        }

        List<PointInstances> all = [.. points.Select(point => new PointInstances(point.Point, point.Settings, [.. point.Graph.Instances.Select(joined.Join)]))];
        return (InstanceGraph.Of([.. joined._joined.Values], points.Any(point => point.Graph.IsSample)), all);
    }

    /// <summary>Names what an instance's settings make of it and of all that it needs, and notes who uses it.</summary>
    private void Note(StageInstance instance, Point point)
    {
        var settings = instance.Settings;
        var parameters = settings.Of(instance.Member);
        string[] lines =
        [
            instance.Name,
            instance.Stage.Seeded ? settings.Seed.ToString(CultureInfo.InvariantCulture) : "",
            .. instance.Stage.Params.Keys.Where(parameters.ContainsKey).Order(StringComparer.Ordinal).Select(path => $"{path} {parameters[path]}"),
            .. instance.Inputs.Where(input => input.Writer is not null).Select(input => $"{input.Name} {_variants[input.Writer!]}").Order(StringComparer.Ordinal),
        ];
        string variant = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..VariantLetters];
        _variants[instance] = variant;
        string id = $"{instance.Name}@{variant}";
        if (!_users.TryGetValue(id, out var users))
        {
            _users[id] = users = [];
        }

        users.Add(point);
    }

    private StageInstance Join(StageInstance instance)
    {
        string id = $"{instance.Name}@{_variants[instance]}";
        if (!_joined.TryGetValue(id, out var joined))
        {
            var users = _users[id];
            _joined[id] = joined = instance with
            {
                Variant = _variants[instance],
                Points = users.Count == _count ? "" : users[0].Name + (users.Count > 1 ? $" and {users.Count - 1} more" : ""),
                Inputs = [.. instance.Inputs.Select(input => input.Writer is null ? input : input with { Writer = Join(input.Writer) })],
            };
        }

        return joined;
    }
}
