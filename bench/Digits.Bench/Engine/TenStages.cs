using System.Globalization;
using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Bench.Processes;
using Digits.Pipeline;

namespace Digits.Bench.Engine;

/// <summary>Runs ten trivial stages by the engine and by its peers: nothing to do, and one fold's param changed.</summary>
internal sealed class TenStages
{
    /// <summary>Stages that run after the change, one after the other.</summary>
    private const int Executed = 3;
    private static readonly Dictionary<string, string[]> Arguments = new() { ["make"] = ["-s", "-j2"], ["doit"] = [], ["snakemake"] = ["--cores", "2", "--quiet"] };
    private readonly BenchRun _run;
    private readonly TrivialGraph _engine;
    private readonly PeerGraph _peers;
    private readonly PipelineOptions _options;
    private int _value = 1;
    private double _bare;

    public TenStages(BenchRun run)
    {
        _run = run;
        _engine = TrivialGraph.Write(Path.Combine(run.Folder, "ten"), TrivialGraph.Ten);
        _peers = PeerGraph.Write(Path.Combine(run.Folder, "peers"), TrivialGraph.Ten);
        _options = new PipelineOptions { Root = _engine.Folder, Jobs = 2 };
        InProcess.Run(_options, "10 ran", run.Cancellation);
    }

    /// <summary>Runs the console of three stages without any tool; gets the milliseconds of one.</summary>
    public double RunBare()
    {
        string[] command = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "TrivialStage.dll"), "--request", "request/eda.json"];
        return _bare = Enumerable.Range(0, Executed).Sum(_ => Shell.Run(_peers.Folder, command, _run.Cancellation).Milliseconds) / Executed;
    }

    /// <summary>Is the engine in a process of its own each time, as a user runs it.</summary>
    public Contestant Own()
    {
        string[] command = ["dotnet", "exec", typeof(TenStages).Assembly.Location, "--engine-run", _engine.Folder];
        return Turn(Contestant.Ours, "", expected =>
        {
            var (milliseconds, output) = Shell.Run(_engine.Folder, command, _run.Cancellation);
            return output.Contains(expected, StringComparison.Ordinal) ? milliseconds : throw new InvalidOperationException($"Expected {expected}:\n{output}");
        });
    }

    /// <summary>Is the engine in this process: what a run costs beyond starting .NET.</summary>
    public Contestant InsideTheProcess()
    {
        var turn = Turn(Contestant.Ours, ", inside the process", expected => InProcess.Run(_options, expected, _run.Cancellation));
        return new(turn.By, () =>
        [
            .. turn.Measure(),
            new("nothing to do, inside the process, every file hashed again", Unit.Milliseconds, InProcess.Run(_options with { Verify = true }, "10 hit", _run.Cancellation)),
        ]);
    }

    /// <summary>Is a peer; null where it is not installed.</summary>
    public Contestant? Of(Peer peer)
    {
        if (_run.Find(peer) is not { } found)
        {
            return null;
        }

        string[] command = [found.Program, .. Arguments[peer.Name]];

        // It must find the graph unbuilt once: peers know outputs by their own notes.
        Shell.Run(_peers.Folder, command, _run.Cancellation);
        return Turn(found.By, "", _ =>
        {
            double milliseconds = Shell.Run(_peers.Folder, command, _run.Cancellation).Milliseconds;
            string made = File.ReadAllText(Path.Combine(_peers.Folder, "out", "submission.txt"));
            return made.Contains(_value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                ? milliseconds
                : throw new InvalidOperationException($"{peer.Name} did not bring the new value {_value} into the submission:\n{made}");
        });
    }

    /// <summary>Lets one tool take its turn.</summary>
    /// <param name="by">Which.</param>
    /// <param name="where">What rows add, which then are no peer's.</param>
    /// <param name="run">Runs it, checks what the engine's summary must hold, and gets milliseconds.</param>
    private Contestant Turn(string by, string where, Func<string, double> run) => new(by, () =>
    {
        // The value that another tool's turn wrote is not this one's to measure.
        run("10 instances");
        double idle = run("10 hit");
        Change();
        double whole = run($", {Executed} ran");
        double each = (whole - idle) / Executed;
        return
        [
            new("nothing to do" + where, Unit.Milliseconds, idle), new($"a changed param: three stages in a chain run{where}", Unit.Milliseconds, whole),
            new("per stage that runs" + where, Unit.Milliseconds.WithoutRatio(), each), new("overhead per stage" + where, Unit.Milliseconds.WithoutRatio(), each - _bare),
        ];
    });

    /// <summary>Gives the fold a value that was never there before.</summary>
    private void Change()
    {
        _value++;
        _engine.Set("fold3", 1000 + _value);
        _peers.Set("fold3", _value);
    }
}
