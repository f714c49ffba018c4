using System.Globalization;
using System.Text;
using Digits.Pipeline;

namespace Digits.Bench.Engine;

/// <summary>Compares the engine with make, doit and snakemake on ten trivial stages: nothing to do, and one fold's param changed.</summary>
internal sealed class TenStages
{
    private const string Bare = "a bare stage process (`dotnet exec`)";
    private const string Warm = "engine, in-process";
    private const string Own = "engine, a process of its own";
    private const int Executed = 3;
    private static readonly string[][] Peers = [["make", "-s", "-j2"], ["doit"], ["snakemake", "--cores", "2", "--quiet"]];
    private readonly TrivialGraph _engine;
    private readonly PeerGraph _peer;
    private readonly PipelineOptions _options;
    private readonly List<string[]> _found;
    private readonly Dictionary<string, List<double>> _each = [];
    private int _value = 1;

    public TenStages(string folder)
    {
        _engine = TrivialGraph.Write(Path.Combine(folder, "ten"), TrivialGraph.Ten);
        _peer = PeerGraph.Write(Path.Combine(folder, "peers"), TrivialGraph.Ten);
        _options = new PipelineOptions { Root = _engine.Folder, Jobs = 2 };
        _found = [.. Peers.Where(peer => Shell.Find(peer[0]) is not null)];
    }

    /// <summary>Measures, and gets the Markdown of both tables.</summary>
    public string Measure(int rounds)
    {
        InProcess.Run(_options, "10 ran");
        foreach (string[] peer in _found)
        {
            // Each must find the graph unbuilt once: they know outputs by their own notes.
            Shell.Run(_peer.Folder, peer);
        }

        var none = new Rounds();
        var one = new Rounds();
        one.Add(Bare, () => Enumerable.Range(0, Executed).Sum(_ => RunBare()) / Executed);
        Add(Warm, hits => InProcess.Run(_options, hits ? "10 hit" : "10 instances"), () => InProcess.Run(_options, $", {Executed} ran"));
        none.Add(Warm + ", every file hashed again", () => InProcess.Run(_options with { Verify = true }, "10 hit"));
        Add(Own, hits => RunAlone(hits ? "10 hit" : "10 instances"), () => RunAlone($", {Executed} ran"));
        _found.ForEach(peer => Add(peer[0], _ => Shell.Run(_peer.Folder, peer).Milliseconds, () => RunPeer(peer)));
        none.Run(rounds);
        one.Run(rounds);

        void Add(string name, Func<bool, double> run, Func<double> changed)
        {
            none.Add(name, () => run(true));

            // Both in one round: what else the machine does then meets both.
            one.Add(name, () =>
            {
                // The value that another tool's turn wrote is not this one's to measure.
                run(false);
                double idle = run(true);
                Change();
                double whole = changed();
                (_each.TryGetValue(name, out var each) ? each : _each[name] = []).Add((whole - idle) / Executed);
                return whole;
            });
        }

        return $"""
            ## Ten trivial stages, nothing to do

            {none.Table("ten stages, nothing to do", Warm)}
            ## Ten trivial stages, one fold's param changed

            Three stages run one after the other: the fold, the ensemble, the submission. A bare stage process costs {Rounds.Time(one.Median(Bare))}. *Per stage* is
            a run less the same tool's run with nothing to do just before it, divided by three; *overhead* is that less the bare process.

            {PerStage(one, rounds)}
            """ + string.Concat(Peers.Except(_found).Select(peer => $"\nNot installed, not measured: {peer[0]} (`apt-get install -y make python3-doit snakemake`).\n"));
    }

    private string PerStage(Rounds one, int rounds)
    {
        var table = new StringBuilder("| tool | whole run, median (min to max) | per stage | overhead per stage |\n|---|---|---|---|\n");
        foreach (string name in one.Names.Where(name => name != Bare))
        {
            double each = Rounds.Median(_each[name].TakeLast(rounds));
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {one.Spread(name)} | {Rounds.Time(each)} | {Rounds.Time(each - one.Median(Bare))} |\n");
        }

        return table.ToString();
    }

    private double RunBare() => Shell.Run(
        _peer.Folder, "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "TrivialStage.dll"), "--request", "request/eda.json").Milliseconds;

    private double RunAlone(string expected)
    {
        var (milliseconds, output) = Shell.Run(_engine.Folder, "dotnet", "exec", typeof(TenStages).Assembly.Location, "--engine-run", _engine.Folder);
        return output.Contains(expected, StringComparison.Ordinal) ? milliseconds : throw new InvalidOperationException($"Expected {expected}:\n{output}");
    }

    private double RunPeer(string[] peer)
    {
        double milliseconds = Shell.Run(_peer.Folder, peer).Milliseconds;
        string made = File.ReadAllText(Path.Combine(_peer.Folder, "out", "submission.txt"));
        return made.Contains(_value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? milliseconds
            : throw new InvalidOperationException($"{peer[0]} did not bring the new value {_value} into the submission:\n{made}");
    }

    /// <summary>Gives the fold a value that was never there before.</summary>
    private void Change()
    {
        _value++;
        _engine.Set("fold3", 1000 + _value);
        _peer.Set("fold3", _value);
    }
}
