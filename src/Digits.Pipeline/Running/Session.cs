using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;
using Digits.Pipeline.Execution;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Hashing;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Lockfile;
using Digits.Pipeline.Points;
using Digits.Pipeline.Remote;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Running;

/// <summary>All that one command works on: declarations, settings, instances, facts and places.</summary>
internal sealed class Session
{
    private static readonly string[] Devices = ["auto", "cpu", "cuda"];

    private readonly RemoteAddress? _remote;
    private readonly Dictionary<Settings, Limits> _limitsOfPoints = new(ReferenceEqualityComparer.Instance);

    private Session(PipelineOptions options)
    {
        Options = options with { Root = Path.GetFullPath(options.Root) };
        Workspace = new Workspace(Path.GetFullPath(options.Workspace ?? options.Root));
        Hasher = new ContentHasher(Workspace.Stamps, options.Verify, options.Clock);
        Closure = new DllClosure(Hasher);
        Faults = new FaultPoints(options.FaultPoint);
        Outside = new OutsideWrites(this);
        Store = new ArtifactStore(StoreFolder(options, Workspace), Faults);
        _remote = RemoteAddress.Parse(options.Remote, RemoteAddress.Where, options.RemoteToken);
    }

    public PipelineOptions Options { get; }

    public Workspace Workspace { get; }

    public ContentHasher Hasher { get; }

    public DllClosure Closure { get; }

    public FaultPoints Faults { get; }

    public OutsideWrites Outside { get; }

    public ArtifactStore Store { get; }

    /// <summary>Gets the shared cache; null until it is opened and where none was asked for.</summary>
    public RemoteCache? Remote { get; private set; }

    /// <summary>Gets or sets where a run names the keys that it uses; null for commands that only look.</summary>
    public RunEntry? Entry { get; set; }

    public required StageCatalogue Catalogue { get; init; }

    public required Settings Settings { get; init; }

    /// <summary>Gets how much of the machine stages may take, and for how long.</summary>
    public required Limits Limits { get; init; }

    public required InstanceGraph Graph { get; init; }

    /// <summary>Gets the points of a comparison; empty where there is one pipeline alone, whose outputs have their places among the artifacts.</summary>
    public IReadOnlyList<PointInstances> Points { get; private init; } = [];

    /// <summary>Gets the comparison's name; empty where there is none.</summary>
    public string PlanName { get; private init; } = "";

    /// <summary>Gets the points that were left out, for pipeline.json does not describe them, each with what is wrong.</summary>
    public IReadOnlyList<(Point Point, string Message)> Mistakes { get; private init; } = [];

    /// <summary>Gets the machine's facts; empty where no instance needs one.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; private set; } = new Dictionary<string, string>();

    /// <summary>Gets what outputs must be; null without <c>--locked</c>.</summary>
    public LockedRun? Locked { get; private set; }

    /// <summary>Gets the stages that run even where nothing changed.</summary>
    public required IReadOnlySet<string> Forced { get; init; }

    /// <summary>Gets the command's name for run.json.</summary>
    public required string Target { get; init; }

    /// <summary>Gets <c>real</c> or <c>sample</c>.</summary>
    public string DataKind => Options.Debug || Graph.IsSample ? "sample" : "real";

    /// <summary>Gets the folder of the store: the option, else the workspace's own.</summary>
    public static string StoreFolder(PipelineOptions options, Workspace workspace) => string.IsNullOrEmpty(options.Store) ? workspace.Store
        : File.Exists(options.Store) ? throw new UserErrorException($"a file {options.Store}", "a folder for the store", $"--store or {PipelineVariables.Store}")
        : Path.GetFullPath(options.Store);

    /// <exception cref="UserErrorException">Something that the user wrote or asked for is wrong.</exception>
    public static Session Open(IReadOnlyList<string> stages, PipelineOptions options)
    {
        Check(options);
        var catalogue = StageCatalogue.Load(options.Root);
        var asked = stages.Count == 0
            ? [.. catalogue.Stages.Where(stage => !catalogue.Fallbacks.Contains(stage.Name))]
            : Find(catalogue, stages, "target");
        var forced = Find(catalogue, options.Force, "--force");
        var settings = new SettingsReader(catalogue.Schemas, catalogue.PerMember).Read(options);
        var graph = InstanceGraph.Build(catalogue, asked, settings, new DataResolver(options, settings), new FileParams(options, settings, catalogue.Schemas));
        return new Session(options)
        {
            Catalogue = catalogue,
            Settings = settings,
            Limits = new LimitsReader(catalogue, settings).Read(options),
            Graph = options.Only.Count == 0 ? graph : graph.Only(options.Only, "--only"),
            Forced = forced.Select(stage => stage.Name).ToHashSet(),
            Target = options.Target ?? string.Join(',', asked.Select(stage => stage.Name)),
        };
    }

    /// <summary>Opens all points of a comparison at once; one that fails leaves the others going.</summary>
    /// <exception cref="UserErrorException">Something that the user wrote or asked for is wrong.</exception>
    public static Session Open(Comparison comparison, PipelineOptions options)
    {
        Check(options);
        if (options.Locked)
        {
            throw new UserErrorException($"--locked with a {comparison.Section}", "a run of one recipe: pipeline.lock.json records no other", "command line");
        }

        if (options.Only.Count > 0)
        {
            throw new UserErrorException($"--only={options.Only[0]} with a {comparison.Section}", "a run of one recipe, or no --only", "command line");
        }

        var catalogue = StageCatalogue.Load(options.Root);
        var asked = Find(catalogue, comparison.Stages, "target");
        var forced = Find(catalogue, options.Force, "--force");
        var reader = new PlanReader(catalogue, options);
        var plan = reader.Read(comparison);
        var points = new List<(Point Point, Settings Settings, InstanceGraph Graph)>();
        var limits = new List<Limits>();
        var mistakes = new List<(Point Point, string Message)>();
        foreach (var point in plan.Points)
        {
            try
            {
                var settings = new SettingsReader(catalogue.Schemas, catalogue.PerMember).Read(options, point);
                var limit = new LimitsReader(catalogue, settings).Read(options);
                points.Add((point, settings, GraphOf(point, catalogue, asked, settings, options)));
                limits.Add(limit);
            }
            catch (UserErrorException mistake) when (point.Where is not null)
            {
                mistakes.Add((point, mistake.Message));
            }
        }

        if (points.Count == 0)
        {
            throw new UserErrorException(string.Join("\n\n", mistakes.Select(mistake => mistake.Message).Distinct()));
        }

        reader.CheckUse(plan, points[0].Graph);
        var (graph, instances) = PointGraph.Join(points);
        var session = new Session(options with { KeepGoing = true })
        {
            Catalogue = catalogue,
            Settings = points[0].Settings,
            Limits = limits[0],
            Graph = graph,
            Points = instances,
            PlanName = plan.Name,
            Mistakes = mistakes,
            Forced = forced.Select(stage => stage.Name).ToHashSet(),
            Target = options.Target ?? comparison.Section,
        };
        foreach (var (point, limit) in points.Zip(limits))
        {
            session._limitsOfPoints[point.Settings] = limit;
        }

        return session;
    }

    private static InstanceGraph GraphOf(Point point, StageCatalogue catalogue, IReadOnlyList<StageDeclaration> asked, Settings settings, PipelineOptions options)
    {
        string? instance = point.Instance;
        var stage = instance is null ? null : catalogue.Find(instance.Split('[')[0])
            ?? throw new UserErrorException(
                $"instance \"{instance}\"",
                $"a stage, one of {string.Join(", ", catalogue.Stages.Select(stage => stage.Name))} (nearest: {Nearest.Of(instance, catalogue.Stages.Select(stage => stage.Name))}), or an instance of one",
                point.Where!);
        var graph = InstanceGraph.Build(
            catalogue, stage is null ? asked : [stage], settings, new DataResolver(options, settings), new FileParams(options, settings, catalogue.Schemas));
        string[] meant = instance is null ? [] : [.. graph.Instances.Where(one => one.IsMeantBy(instance)).Select(one => one.Name)];
        return instance is null ? graph
            : meant.Length < 2 ? graph.Only([instance], point.Where!)
            : throw new UserErrorException($"instance \"{instance}\", which there are {meant.Length} of", $"one of {string.Join(", ", meant)}", point.Where!);
    }

    private static void Check(PipelineOptions options)
    {
        if (!Devices.Contains(options.Device))
        {
            throw new UserErrorException($"device \"{options.Device}\"", "auto, cpu or cuda", "--device");
        }

        if (options.Jobs is < 1)
        {
            throw new UserErrorException($"{options.Jobs} jobs", "an integer of at least 1", "--jobs");
        }

        const int LongestTimeout = 3600;
        if (options.RemoteTimeout is < 1 or > LongestTimeout)
        {
            throw new UserErrorException($"{options.RemoteTimeout} seconds", $"1 to {LongestTimeout}", "--remote-timeout");
        }
    }

    /// <summary>Reads the machine's facts where an instance needs one.</summary>
    public void ReadFacts(bool mayWrite)
    {
        bool needed = Graph.Instances.Any(instance => instance.Stage.Facts.Count > 0
            || instance.Stage.Params.Keys.Any(path => Catalogue.Schemas.GetValueOrDefault(path)?.Auto is not null && instance.Settings.Of(instance.Member)[path] == "\"auto\""));
        if (needed)
        {
            Facts = new MachineFacts(Options, Workspace.Probe, Closure).Read(mayWrite);
        }
    }

    /// <summary>Under <c>--locked</c> compares what would run with the lock; the facts must have been read.</summary>
    /// <exception cref="UserErrorException">There is no such lock, or the run would differ from it.</exception>
    public void CompareWithLock()
    {
        if (Options.Locked)
        {
            Locked = LockFile.Read(this);
            new LockComparison(this, new Judge(this), Locked).Check();
        }
    }

    /// <summary>Opens the shared cache, if one was asked for; nothing is sent before somebody asks it.</summary>
    /// <param name="warn">Takes each warning, one line.</param>
    /// <param name="interrupt">Ends all transfers.</param>
    public RemoteCache? OpenRemote(Action<string> warn, CancellationToken interrupt) =>
        Remote = _remote is null ? null : new RemoteCache(_remote, Options, Store, Workspace.Temporary, warn, interrupt);

    /// <summary>Puts a content in place out of the store, or out of the shared cache.</summary>
    /// <returns>False where neither has it whole.</returns>
    public bool CopyOut(string hash, string place) => Store.CopyOut(hash, place) || (Remote?.CopyOut(hash, place) ?? false);

    /// <summary>Gets the place of an output among the artifacts; at a point of a comparison, where those find it who need it while the run lasts.</summary>
    public string Place(StageInstance instance, string output) => Path.Combine(
        instance.Variant.Length == 0 ? Workspace.Artifacts : Path.Combine(Workspace.Points, instance.Variant), instance.Folder, instance.Stage.Outputs[output]);

    /// <summary>Gets the slots that an instance takes.</summary>
    public IReadOnlyDictionary<string, Portion> Demand(StageInstance instance) => _limitsOfPoints.GetValueOrDefault(instance.Settings, Limits).Demand(instance.Stage, instance.Member);

    private static List<StageDeclaration> Find(StageCatalogue catalogue, IReadOnlyList<string> names, string where)
    {
        var found = names.Select(name => (Name: name, Stage: catalogue.Find(name))).ToList();
        return found.TrueForAll(entry => entry.Stage is not null)
            ? [.. found.Select(entry => entry.Stage!)]
            : throw new UserErrorException(found.Where(entry => entry.Stage is null).Select(entry => new Fault(
                $"stage \"{entry.Name}\"",
                $"one of {string.Join(", ", catalogue.Stages.Select(stage => stage.Name))} (nearest: {Nearest.Of(entry.Name, catalogue.Stages.Select(stage => stage.Name))})",
                where)));
    }
}
