using System.Globalization;
using Digits.Pipeline.Execution;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>A pipeline on disk with two workspaces and one store, and beside each of them what the reference model knows of it.</summary>
internal sealed class World : IDisposable
{
    private static readonly string[] Workspaces = ["one", "two"];
    private readonly List<Sources> _history = [];

    /// <param name="parent">The folder to work below.</param>
    /// <param name="plant">Wraps the execution of stages; null means not at all.</param>
    /// <param name="processes">Whether the engine and the stages are real processes.</param>
    public World(string parent, Func<StageExecutor, StageExecutor>? plant, bool processes = false)
    {
        UsesProcesses = processes;
        Plant = plant ?? (executor => executor);
        Root = Path.Combine(parent, Path.GetRandomFileName());
        Directory.CreateDirectory(Root);
        foreach (string stage in Sources.Stages)
        {
            Install(stage);
        }

        WriteSources(null);
    }

    public Func<StageExecutor, StageExecutor> Plant { get; }

    public bool UsesProcesses { get; }

    public string Root { get; }

    public string StoreFolder => Path.Combine(Root, "store");

    public string WorkspaceFolder => Path.Combine(Root, Workspaces[Current]);

    public Workspace Places => new(WorkspaceFolder);

    public ArtifactStore Disk => new(StoreFolder, new FaultPoints(null));

    public int Current { get; private set; }

    public Sources Sources { get; private set; } = new();

    public StoreState Store { get; } = new();

    public WorkspaceState[] States { get; } = [new(), new()];

    public WorkspaceState State => States[Current];

    /// <summary>Gets the engine's keys by the model's, as far as runs told them.</summary>
    public Dictionary<string, string> EngineKeys { get; } = [];

    /// <summary>Gets what the instances of the model's keys write.</summary>
    public Dictionary<string, IReadOnlyList<string>> Outputs { get; } = [];

    /// <summary>Applies an operation; a run is checked in all that it does.</summary>
    public void Apply(Operation operation)
    {
        switch (operation)
        {
            case Run run:
                _history.Add(Sources);
                using (var check = new RunCheck(this, run))
                {
                    check.Run();
                }

                break;
            case TouchData:
                Edits.Touch(DataFile);
                break;
            case DamageArtifact artifact:
                DamageArtifact(artifact);
                break;
            case DamageObject stored:
                DamageObject(stored);
                break;
            case DamageStoreRecord record:
                DamageStoreRecord(record);
                break;
            case DamageWorkspaceRecord record:
                DamageWorkspaceRecord(record);
                break;
            case DamageStamps stamps:
                DamageStamps(stamps.Damage);
                break;
            case DeleteArtifacts:
                Delete(Places.Artifacts);
                State.Files.Clear();
                break;
            case DeleteWorkspace:
                Delete(WorkspaceFolder);
                States[Current] = new WorkspaceState();
                break;
            case CollectGarbage garbage:
                new GcCheck(this, garbage).Run();
                break;
            case SwitchWorkspace:
                Current = 1 - Current;
                break;
            default:
                Edit(Changed(operation));
                break;
        }
    }

    /// <summary>Changes the sources, in the model and on disk.</summary>
    public void Edit(Sources sources)
    {
        var before = Sources;
        Sources = sources;
        WriteSources(before);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private string DataFile => Path.Combine(Root, "data", "in.csv");

    private Sources Changed(Operation operation) => operation switch
    {
        EditData edit => Sources with { Data = Sources.Data.SetItem(Math.Min(edit.Line, Sources.Data.Count - 1), edit.Value) },
        SetParam param => Sources with { Params = Sources.Params.SetItem(param.Path, param.Value) },
        SwitchRecipe recipe => Sources with { Recipe = recipe.Name },
        SetSeed seed => Sources with { Seed = seed.Seed },
        EditCode code => Sources with { Code = Sources.Code.SetItem(code.Stage, code.Version) },
        Revert revert => _history.Count == 0 ? Sources : _history[Math.Max(0, _history.Count - revert.Runs)],
        _ => throw new InvalidOperationException($"No meaning is known of: {operation}"),
    };

    private void DamageArtifact(DamageArtifact operation)
    {
        if (Pick(State.Files.Keys, operation.Index) is not { } path)
        {
            return;
        }

        string full = Path.Combine(Places.Artifacts, path);
        bool vouched = Edits.Apply(full, operation.Damage, Places.Stamps);
        if (operation.Damage == Damage.Delete)
        {
            State.Files.Remove(path);
        }
        else
        {
            string actual = File.ReadAllText(full);
            State.Files[path] = new PlacedFile(actual, vouched ? State.Files[path].Believed : actual);
        }
    }

    private void DamageObject(DamageObject operation)
    {
        if (Pick(Outputs.Values.SelectMany(contents => contents).Distinct().Where(content => File.Exists(Disk.ObjectPath(CleanBuild.Hash(content)))), operation.Index) is not { } content)
        {
            return;
        }

        Edits.Apply(Disk.ObjectPath(CleanBuild.Hash(content)), operation.Damage, Places.Stamps);
        Store.Objects.Remove(content);
    }

    private void DamageStoreRecord(DamageStoreRecord operation)
    {
        if (Pick(EngineKeys.Keys.Where(key => File.Exists(Disk.RecordPath(EngineKeys[key]))), operation.Index) is { } key)
        {
            Edits.Apply(Disk.RecordPath(EngineKeys[key]), operation.Damage, Places.Stamps);
            Store.Records.Remove(key);
        }
    }

    private void DamageWorkspaceRecord(DamageWorkspaceRecord operation)
    {
        if (Pick(State.Records.Keys.Where(name => File.Exists(Places.Record(name))), operation.Index) is { } name)
        {
            Edits.Apply(Places.Record(name), operation.Damage, Places.Stamps);
            State.Records.Remove(name);
        }
    }

    private void DamageStamps(Damage damage)
    {
        // What is left of cut stamps may or may not vouch for what was changed behind them: then all of it goes.
        bool behind = State.Files.Values.Any(file => file.Actual != file.Believed);
        if (File.Exists(Places.Stamps))
        {
            Edits.Apply(Places.Stamps, behind ? Damage.Empty : damage, Places.Stamps);
            Distrust();
        }
    }

    // Without stamps all is hashed.
    private void Distrust()
    {
        foreach (var (path, file) in State.Files)
        {
            State.Files[path] = file with { Believed = file.Actual };
        }
    }

    private static string? Pick(IEnumerable<string> from, int index)
    {
        List<string> sorted = [.. from.Order(StringComparer.Ordinal)];
        return sorted.Count == 0 ? null : sorted[index % sorted.Count];
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Folder(string stage) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(stage);

    /// <summary>Gets the folder of a stage's DLLs.</summary>
    public string Bin(string stage) => Path.Combine(Root, "stages", Folder(stage), "bin", "Release", "net10.0");

    private void Install(string stage)
    {
        string name = Folder(stage);
        string library = Sources.UsesLibrary(stage) ? $", \"{ModelStage.Library}\": {{}}" : "";
        Edits.Write(Path.Combine(Root, "stages", name, "stage.json"), Sources.Declaration(stage));
        Directory.CreateDirectory(Bin(stage));
        if (UsesProcesses)
        {
            File.Copy(Path.Combine(PipelineFixture.Console, "Fixture.dll"), Path.Combine(Bin(stage), name + ".dll"));
            File.Copy(Path.Combine(PipelineFixture.Console, "Fixture.runtimeconfig.json"), Path.Combine(Bin(stage), name + ".runtimeconfig.json"));
        }
        else
        {
            Edits.Write(Path.Combine(Bin(stage), name + ".dll"), "console");
        }

        Edits.Write(Path.Combine(Bin(stage), name + ".deps.json"), $$"""
            {
              "runtimeTarget": { "name": "net10.0" },
              "targets": { "net10.0": { "{{name}}/1.0.0": { "runtime": { "{{name}}.dll": {}, "{{ModelStage.Code}}": {}{{library}} } } } },
              "libraries": { "{{name}}/1.0.0": { "type": "project", "serviceable": false, "sha512": "" } }
            }
            """);
    }

    private void WriteSources(Sources? before)
    {
        if (before is null || before.DataText != Sources.DataText)
        {
            Edits.Write(DataFile, Sources.DataText);
        }

        if (before is null || before.PipelineJson() != Sources.PipelineJson())
        {
            Edits.Write(Path.Combine(Root, "pipeline.json"), Sources.PipelineJson());
        }

        foreach (string stage in Sources.Stages.Where(stage => before is null || before.Code[stage] != Sources.Code[stage]))
        {
            Edits.Write(Path.Combine(Bin(stage), ModelStage.Code), Sources.Code[stage]);
        }

        foreach (string stage in Sources.Stages.Where(Sources.UsesLibrary).Where(_ => before is null || before.Code["library"] != Sources.Code["library"]))
        {
            Edits.Write(Path.Combine(Bin(stage), ModelStage.Library), Sources.Code["library"]);
        }
    }
}
