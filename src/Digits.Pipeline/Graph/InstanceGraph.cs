using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Graph;

/// <summary>The instances that the asked stages need, each after what it needs.</summary>
internal sealed class InstanceGraph
{
    private readonly Dictionary<string, List<StageInstance>> _byStage = [];
    private readonly Dictionary<string, int> _ranks = [];

    private readonly FileParams? _files;

    private InstanceGraph(IReadOnlyList<StageInstance> instances, FileParams? files, bool isSample)
    {
        Instances = instances;
        _files = files;
        IsSample = isSample;
    }

    public IReadOnlyList<StageInstance> Instances { get; }

    /// <summary>Gets whether a fallback stage stands in for the user's data.</summary>
    public bool IsSample { get; }

    /// <summary>Gets the width of the longest name, for lines that align.</summary>
    public int NameWidth => Instances.Max(instance => instance.Shown.Length);

    /// <summary>Gets an instance's place among those that are ready: the one with the longest chain of instances behind it first, then in the graph's order.</summary>
    public int Rank(StageInstance instance) => _ranks[instance.Id];

    public static InstanceGraph Build(StageCatalogue catalogue, IReadOnlyList<StageDeclaration> asked, Settings settings, DataResolver resolver, FileParams files)
    {
        var data = new Dictionary<string, ResolvedData>();
        var needed = new HashSet<string>();
        foreach (var stage in asked)
        {
            Need(stage);
        }

        AskedMembers.Check(catalogue.Stages.Where(stage => needed.Contains(stage.Name)), catalogue, settings);
        var instances = new List<StageInstance>();
        var graph = new InstanceGraph(instances, files, data.Values.Any(resolved => resolved.IsFallback));
        foreach (var stage in catalogue.Stages.Where(stage => needed.Contains(stage.Name)))
        {
            graph._byStage[stage.Name] = [.. Points(stage, settings).Select(point => graph.Instance(stage, point, settings, data.GetValueOrDefault(stage.Name)))];
            instances.AddRange(graph._byStage[stage.Name]);
        }

        graph.SetRanks();
        return graph;

        void Need(StageDeclaration stage)
        {
            if (!needed.Add(stage.Name))
            {
                return;
            }

            if (stage.Data is not null)
            {
                data[stage.Name] = resolver.Resolve(stage);
            }

            bool fallback = data.TryGetValue(stage.Name, out var resolved) && resolved.IsFallback;
            foreach (var (_, reference) in (fallback ? stage.Inputs.Concat(stage.Data!.Fallback) : stage.Inputs).Where(input => input.Value.IsWanted(settings)))
            {
                Need(catalogue.Find(reference.Stage)!);
            }
        }
    }

    /// <summary>Makes one graph of several that have instances in common.</summary>
    /// <param name="instances">The instances, each once, after what it needs.</param>
    /// <param name="isSample">Whether a fallback stage stands in for the user's data.</param>
    public static InstanceGraph Of(IReadOnlyList<StageInstance> instances, bool isSample)
    {
        var graph = new InstanceGraph(instances, null, isSample);
        graph.SetRanks();
        return graph;
    }

    /// <summary>Keeps some instances and what they need.</summary>
    /// <param name="names">Stages, or stages at some coordinates, for all of theirs that have these: <c>train</c>, <c>train[fold=3]</c>, <c>train[wide]</c>.</param>
    /// <param name="where">Where the names stand, for messages.</param>
    /// <exception cref="UserErrorException">There is no instance of such a name.</exception>
    public InstanceGraph Only(IReadOnlyList<string> names, string where)
    {
        string[] unknown = [.. names.Where(name => !Instances.Any(instance => instance.IsMeantBy(name)))];
        if (unknown.Length > 0)
        {
            string[] known = [.. Instances.Select(instance => instance.Stage.Name).Concat(Instances.Select(instance => instance.Name)).Distinct()];
            throw new UserErrorException(unknown.Select(name => new Fault(
                $"instance \"{name}\"", $"one of {string.Join(", ", known)} (nearest: {Nearest.Of(name, known)})", where)));
        }

        var needed = new HashSet<string>();
        foreach (var instance in Instances.Where(instance => names.Any(instance.IsMeantBy)))
        {
            Need(instance);
        }

        return Of([.. Instances.Where(instance => needed.Contains(instance.Id))], IsSample);

        void Need(StageInstance instance)
        {
            if (needed.Add(instance.Id))
            {
                foreach (var writer in instance.Writers)
                {
                    Need(writer);
                }
            }
        }
    }

    private void SetRanks()
    {
        var chains = Instances.ToDictionary(instance => instance.Id, _ => 1);
        foreach (var reader in Instances.Reverse())
        {
            foreach (var writer in reader.Writers)
            {
                chains[writer.Id] = Math.Max(chains[writer.Id], chains[reader.Id] + 1);
            }
        }

        foreach (var instance in Instances.OrderByDescending(instance => chains[instance.Id]))
        {
            _ranks[instance.Id] = _ranks.Count;
        }
    }

    private static IEnumerable<List<Coordinate>> Points(StageDeclaration stage, Settings settings)
    {
        IEnumerable<List<Coordinate>> points = [[]];
        foreach (var (name, length) in stage.Matrix)
        {
            // Where no members are named there is one unnamed one, and the axis vanishes.
            var axis = MatrixLength.IsMemberList(length)
                ? settings.MembersOf(length)?.Select(member => new Coordinate(name, member.Name, member))
                : Enumerable.Range(0, MatrixLength.Of(length, settings)).Select(index => new Coordinate(name, index));
            points = axis is null ? points : points.SelectMany(point => axis.Select(coordinate => new List<Coordinate>([.. point, coordinate])));
        }

        return points;
    }

    private StageInstance Instance(StageDeclaration stage, List<Coordinate> point, Settings settings, ResolvedData? data)
    {
        List<InstanceInput> inputs = [.. stage.Inputs.Where(input => input.Value.IsWanted(settings)).SelectMany(input => Spread(input.Key, input.Value, point, settings))];
        if (data is not null)
        {
            inputs.AddRange(data.Files.Select(file => new InstanceInput(file.Key, null, "", file.Value)));
            inputs.AddRange(data.IsFallback ? stage.Data!.Fallback.SelectMany(input => Spread(input.Key, input.Value, point, settings)) : []);
        }

        var instance = new StageInstance { Stage = stage, Settings = settings, Coordinates = point };
        return instance with { Inputs = [.. inputs, .. _files?.Of(stage, instance.Member) ?? []] };
    }

    private IEnumerable<InstanceInput> Spread(string name, OutputReference reference, List<Coordinate> point, Settings settings)
    {
        var shared = point.Where(coordinate => !reference.Over.Contains(coordinate.Name)).ToHashSet();
        foreach (var writer in _byStage[reference.Stage].Where(writer => reference.Takes(writer.Member, settings)))
        {
            var own = writer.Coordinates.Where(coordinate => !reference.Over.Contains(coordinate.Name));
            if (own.All(shared.Contains))
            {
                var over = writer.Coordinates.Where(coordinate => reference.Over.Contains(coordinate.Name));
                string full = reference.Over.Count == 0 ? name : $"{name}[{StageInstance.Point(over)}]";
                yield return new InstanceInput(full, writer, reference.Output, null);
            }
        }
    }
}
