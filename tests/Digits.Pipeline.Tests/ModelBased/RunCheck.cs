using System.Text.Json;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Runs the engine once and compares all that it did with the reference model, which then learns of it.</summary>
internal sealed class RunCheck : IDisposable
{
    private const string Waits = "waits for ";
    private const string StageFailed = "exit code 1";
    private static readonly TimeProvider Late = new LateClock();
    private readonly World _world;
    private readonly Run _run;
    private readonly IReadOnlyList<CleanInstance> _instances;
    private readonly Expectation _expectation;
    private readonly CancellationTokenSource _interrupt = new();
    private readonly DiskImage _image;
    private readonly InProcessStages _stages;
    private readonly Sources _edited;
    private IReadOnlyList<string>? _started;
    private bool _killed;
    private bool _failed;
    private int _points;

    public RunCheck(World world, Run run)
    {
        _world = world;
        _run = run;
        _instances = CleanBuild.Of(world.Sources, run.Target);
        _expectation = new Expectation(world.Store, world.State, run.Verify, run.Force);
        _image = new DiskImage(world.Root, [Path.GetFileName(world.WorkspaceFolder), "store"], Path.Combine(world.Root, "image"));
        _stages = new InProcessStages(At) { Failing = run.Event == Event.Fail ? _instances[run.At % _instances.Count].Name : null };
        _edited = world.Sources with { Data = world.Sources.Data.SetItem(0, 5 + (run.At % 4)) };
    }

    public void Run()
    {
        foreach (var instance in _instances)
        {
            _world.Outputs[instance.Key] = [.. instance.Files.Values.Distinct()];
        }

        var status = Predict();
        int exitCode = _world.UsesProcesses ? ExecuteInProcess(out string error) : Execute([_run.Target], Options, out error);
        if (_killed)
        {
            new Wreckage(_world, _instances, _expectation).Learn();
            DiskCheck.Store(_world);
            return;
        }

        string json = File.Exists(_world.Places.RunJson) ? File.ReadAllText(_world.Places.RunJson) : throw new ModelException($"no run.json, exit code {exitCode}: {error}");
        var results = Results(json);
        Require(results.Select(result => result.Name).SequenceEqual(_instances.Select(instance => instance.Name)), $"other instances than the model's: {json}");
        Excuses(exitCode, results, error);
        var published = _instances.Zip(results).Where(pair => pair.Second.State == Outcome.Ran).SelectMany(pair => pair.First.Files.Values).ToHashSet();
        for (int index = 0; index < _instances.Count; index++)
        {
            Compare(_instances[index], results[index], status[index], published);
        }

        var ran = results.Where(result => result.State is Outcome.Ran).Select(result => result.Name);
        bool complete = exitCode == 0;
        Require(ran.All(Executed.Contains) && Executed.Distinct().Count() == Executed.Count, $"executed {string.Join(", ", Executed)}, but told: {json}");
        Require(!complete || ran.Count() == Executed.Count, $"executed {string.Join(", ", Executed)}, but told: {json}");
        if (_image.IsTaken)
        {
            _image.PutInPlace();
            new Wreckage(_world, _instances, _expectation).Learn();
            DiskCheck.Store(_world);
            return;
        }

        new Learning(_world, _run, _instances, Executed).Learn(results);
        PastUse.Learn(_world, results);
        DiskCheck.Artifacts(_world);
        DiskCheck.Store(_world);
        Require(!complete || Same(_world, _instances), "artifacts differ from a clean build");
        if (complete && _run.Twice && _world.Sources != _edited)
        {
            Again();
        }
    }

    public void Dispose() => _interrupt.Dispose();

    private PipelineOptions Options => new()
    {
        Root = _world.Root, Workspace = _world.WorkspaceFolder, Store = _world.StoreFolder, Verify = _run.Verify, KeepGoing = _run.KeepGoing,
        Force = _run.Force is null || _instances.All(instance => instance.Stage != _run.Force) ? [] : [_run.Force], Jobs = _run.Jobs,
        Executor = _world.Plant(_stages.Execute), FaultPoint = _ => Passed(Event.Kill), Clock = _run.Young ? TimeProvider.System : Late,
    };

    private IReadOnlyList<string> Executed => _started ?? _stages.Executed;

    private bool HasFailed => _failed || _stages.HasFailed;

    /// <summary>Compares what Status says with the model.</summary>
    private List<Result> Predict()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = PipelineCommands.Status([_run.Target], Options with { Json = true }, output, error);
        var results = Results(output.ToString());
        Require(results.Select(result => result.Name).SequenceEqual(_instances.Select(instance => instance.Name)), $"Status knows other instances: {output}{error}");
        var good = new HashSet<string>();
        var known = new HashSet<string>();
        for (int index = 0; index < _instances.Count; index++)
        {
            var instance = _instances[index];
            var result = results[index];
            bool waits = !instance.Writers.All(known.Contains);
            var expected = waits ? Outcome.Ran : _expectation.Of(instance);
            Require(result.State == expected, $"Status says {instance.Name}: {result.State}: {result.Reason}; the model expects {expected}");
            Require(
                waits == result.Reason.Contains(Waits, StringComparison.Ordinal) || result.Reason == "forced",
                $"Status says {instance.Name}: {result.Reason}; what it reads is {(waits ? "not " : "")}known");
            if (!waits && _expectation.IsKnown(instance))
            {
                known.Add(instance.Name);
            }

            if (result.State != Outcome.Ran)
            {
                good.Add(instance.Name);
            }
        }

        Require(exitCode == (good.Count == _instances.Count ? 0 : 1), $"Status exits {exitCode}");
        return results;
    }

    private int Execute(IReadOnlyList<string> target, PipelineOptions options, out string error)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int exitCode = PipelineCommands.Run(target, options, output, errors, _interrupt.Token);
        error = errors.ToString();
        return exitCode;
    }

    private int ExecuteInProcess(out string error)
    {
        string failing = Path.Combine(_world.Bin(_stages.Failing?.Split('[')[0] ?? Sources.Stages[0]), ModelStage.Failing);
        if (_stages.Failing is { } name)
        {
            File.WriteAllText(failing, name);
        }

        using var engine = new EngineProcess(_world.Root, _world.WorkspaceFolder, _world.StoreFolder);
        error = "";
        if (_run.Event == Event.Kill)
        {
            while (!engine.HasEnded && engine.Output.Count(letter => letter == '\n') < _run.At)
            {
                Thread.Sleep(1);
            }

            // Leaving the block kills the engine with all that it started.
            _killed = !engine.HasEnded;
            if (_killed)
            {
                return 0;
            }
        }

        (int exitCode, error) = engine.End();
        _started = [.. engine.Output.Split('\n').Where(line => line.Contains(" starts: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal)];
        _failed = _stages.Failing is not null && !File.Exists(failing);
        File.Delete(failing);
        return exitCode;
    }

    private void At(string instance) => Passed(_run.Event);

    private void Passed(Event happening)
    {
        if (happening != _run.Event || Interlocked.Increment(ref _points) != _run.At + 1)
        {
            return;
        }

        switch (_run.Event)
        {
            case Event.Kill:
                _image.Take();
                break;
            case Event.Cancel:
                _interrupt.Cancel();
                break;
            case Event.EditData:
                _world.Edit(_edited);
                break;
        }
    }

    // What an exit code other than 0 needs for an excuse.
    private void Excuses(int exitCode, List<Result> results, string error)
    {
        var failed = results.Where(result => result.State == Outcome.Failed).ToList();
        int expected = _interrupt.IsCancellationRequested ? 130 : failed.Count == 0 ? 0 : failed.Exists(result => result.Reason == StageFailed) ? 1 : 2;
        Require(exitCode == expected, $"exit code {exitCode}, expected {expected}: {error}");
        Require(failed.Exists(result => result.Reason == StageFailed) == HasFailed, $"{(HasFailed ? "a" : "no")} stage failed, but told: {string.Join(", ", results)}");
        bool mayStart = failed.Count == 0 || _run.KeepGoing;
        foreach (var (instance, result) in _instances.Zip(results))
        {
            bool isExcused = result.State switch
            {
                Outcome.Failed => IsExcused(instance, result),
                Outcome.Skipped when result.Reason == "interrupted" => _interrupt.IsCancellationRequested,
                Outcome.Skipped when result.Reason.StartsWith("not started, since ", StringComparison.Ordinal) =>
                    !mayStart && failed.Exists(other => result.Reason == $"not started, since {other.Name} failed"),
                Outcome.Skipped => results.Exists(writer =>
                    writer.State is Outcome.Failed or Outcome.Skipped && instance.Writers.Contains(writer.Name) && result.Reason == $"needs {writer.Name}"),
                _ => true,
            };
            Require(isExcused, $"{instance.Name} was {result.State}: {result.Reason}; nothing led to that. {error}");
        }
    }

    private bool IsExcused(CleanInstance instance, Result result) => result.Reason switch
    {
        StageFailed => instance.Name == _stages.Failing,
        "wrong input" => instance.Inputs.Any(_expectation.IsLost),
        "input csv changed while the stage ran" => instance.Name == "ingest" && _world.Sources == _edited,
        _ => false,
    };

    private void Compare(CleanInstance instance, Result result, Result status, HashSet<string> published)
    {
        string story = $"Status said {instance.Name}: {status.State}: {status.Reason}; the run said {result.State}: {result.Reason}";
        bool mended = _expectation.MayRestoreAfter(instance, published);
        var allowed = _expectation.Of(instance) | (mended ? Outcome.Restored : Outcome.None);
        if (result.State == Outcome.Failed)
        {
            Require(allowed.HasFlag(Outcome.Ran) && status.State == Outcome.Ran, story);
        }

        if (result.State is Outcome.Failed or Outcome.Skipped)
        {
            return;
        }

        Require(allowed.HasFlag(result.State), $"{instance.Name} was {result.State}: {result.Reason}; the model allows {allowed}");
        if (status.Reason.Contains(Waits, StringComparison.Ordinal))
        {
            // What is already known to have changed comes true, although a reason names no more than three changes.
            string[] known = status.Reason[..status.Reason.IndexOf(Waits, StringComparison.Ordinal)].Split(", ", StringSplitOptions.RemoveEmptyEntries);
            Require(result.State != Outcome.Hit || known.Length == 0, story);
            Require(known.All(part => result.Reason.Contains(part, StringComparison.Ordinal)) || result.Reason.Contains(" more", StringComparison.Ordinal), story);
        }
        else if (!mended)
        {
            Require(result.State == status.State && result.Reason == status.Reason, story);
        }

        Require(_world.EngineKeys.TryAdd(instance.Key, result.Key) || _world.EngineKeys[instance.Key] == result.Key, $"{instance.Name} has a key of its own where nothing changed");
    }

    /// <summary>A second run hits everywhere; Status knows it.</summary>
    private void Again()
    {
        int executed = Executed.Count;
        int exitCode = Execute([_run.Target], Options with { Force = [] }, out string error);
        var results = Results(File.ReadAllText(_world.Places.RunJson));
        Require(exitCode == 0 && results.All(result => result.State == Outcome.Hit) && Executed.Count == executed, $"a second run does not only hit: {string.Join(", ", results)} {error}");
        PastUse.Learn(_world, results);
    }

    private static bool Same(World world, IEnumerable<CleanInstance> instances) => instances.SelectMany(instance => instance.Files)
        .All(file => world.State.Files.TryGetValue(file.Key, out var placed) && placed.Believed == file.Value);

    private static List<Result> Results(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("instances").EnumerateArray().Select(instance => new Result(
            instance.GetProperty("name").GetString()!,
            instance.GetProperty("state").GetString() switch
            {
                "hit" => Outcome.Hit,
                "restored" => Outcome.Restored,
                "ran" or "stale" => Outcome.Ran,
                "failed" => Outcome.Failed,
                _ => Outcome.Skipped,
            },
            instance.GetProperty("reason").GetString()!,
            instance.GetProperty("key").GetString()!))];
    }

    private static void Require(bool holds, string message) => ModelException.Require(holds, message);

    private sealed class LateClock : TimeProvider
    {
        // All files count as old: edits of the tests never share a stamp.
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(1);
    }
}

/// <summary>What run.json says of an instance; stale counts as ran.</summary>
internal sealed record Result(string Name, Outcome State, string Reason, string Key);
