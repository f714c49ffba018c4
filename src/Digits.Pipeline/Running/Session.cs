using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;
using Digits.Pipeline.Execution;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Hashing;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Lockfile;
using Digits.Pipeline.Remote;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Running;

/// <summary>All that one command works on: declarations, settings, instances, facts and places.</summary>
internal sealed class Session
{
    private static readonly string[] Devices = ["auto", "cpu", "cuda"];

    private readonly RemoteAddress? _remote;

    private Session(PipelineOptions options)
    {
        Options = options with { Root = Path.GetFullPath(options.Root) };
        Workspace = new Workspace(Path.GetFullPath(options.Workspace ?? options.Root));
        Hasher = new ContentHasher(Workspace.Stamps, options.Verify, options.Clock);
        Closure = new DllClosure(Hasher);
        Faults = new FaultPoints(options.FaultPoint);
        Outside = new OutsideWrites(this);
        Store = new ArtifactStore(StoreFolder(options, Workspace), Faults);
        _remote = RemoteAddress.Find(options.Remote);
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

    /// <summary>Gets the folder of the store: the option, else the environment's <c>DIGITS_STORE</c>, else the workspace's own.</summary>
    public static string StoreFolder(PipelineOptions options, Workspace workspace)
    {
        string? store = options.Store ?? Environment.GetEnvironmentVariable("DIGITS_STORE");
        return string.IsNullOrEmpty(store) ? workspace.Store
            : File.Exists(store) ? throw new UserErrorException($"a file {store}", "a folder for the store", options.Store is null ? "DIGITS_STORE" : "--store")
            : Path.GetFullPath(store);
    }

    /// <exception cref="UserErrorException">Something that the user wrote or asked for is wrong.</exception>
    public static Session Open(IReadOnlyList<string> stages, PipelineOptions options)
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

        var catalogue = StageCatalogue.Load(options.Root);
        var asked = stages.Count == 0
            ? [.. catalogue.Stages.Where(stage => !catalogue.Fallbacks.Contains(stage.Name))]
            : Find(catalogue, stages, "target");
        var forced = Find(catalogue, options.Force, "--force");
        var settings = new SettingsReader(catalogue.Schemas, catalogue.PerMember).Read(options);
        return new Session(options)
        {
            Catalogue = catalogue,
            Settings = settings,
            Limits = new LimitsReader(catalogue, settings).Read(options),
            Graph = InstanceGraph.Build(catalogue, asked, settings, new DataResolver(options, settings), new FileParams(options, settings, catalogue.Schemas)),
            Forced = forced.Select(stage => stage.Name).ToHashSet(),
            Target = options.Target ?? string.Join(',', asked.Select(stage => stage.Name)),
        };
    }

    /// <summary>Reads the machine's facts where an instance needs one.</summary>
    public void ReadFacts(bool mayWrite)
    {
        bool needed = Graph.Instances.Any(instance => instance.Stage.Facts.Count > 0
            || instance.Stage.Params.Keys.Any(path => Catalogue.Schemas.GetValueOrDefault(path)?.Auto is not null && Settings.Of(instance.Member)[path] == "\"auto\""));
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

    /// <summary>Gets the place of an output among the artifacts.</summary>
    public string Place(StageInstance instance, string output) => Path.Combine(Workspace.Artifacts, instance.Folder, instance.Stage.Outputs[output]);

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
