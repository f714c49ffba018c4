using System.Text.Json.Nodes;
using Digits.Bench.Peers;
using Digits.Bench.Processes;
using Digits.Bench.Reporting;
using Digits.Core.Sample;

namespace Digits.Bench.Tests;

/// <summary>Runs the cheap benchmarks on a few digits, one round each. No time is asserted.</summary>
public sealed class RunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits bench ").FullName;
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public RunTests()
    {
        Directory.CreateDirectory(Data);
        KaggleCsv.WriteTrain(Path.Combine(Data, "train.csv"), SampleDigits.Draw(40, 1, "train"));
        KaggleCsv.WriteTest(Path.Combine(Data, "test.csv"), SampleDigits.Draw(10, 1, "test"));
    }

    private string Data => Path.Combine(_folder, "data");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void A_run_leaves_a_report_for_people_and_one_for_programs_and_nothing_else()
    {
        Assert.Equal((0, ""), (Run(new PeerFinder([]), "--only=ingest,hash"), Progress()));
        Assert.Equal(["README.md", "hash.json", "hash.md", "ingest.json", "ingest.md"], Files("results/some-machine"));
        Assert.Empty(Files("work"));
        var report = JsonNode.Parse(File.ReadAllText(Result("ingest.json")))!;
        Assert.Equal(
            ["name", "title", "command", "data", "method", "rounds", "rows", "missing", "notes", "machine"], report.AsObject().Select(property => property.Key));
        Assert.Equal(["cpu", "cores", "os", "runtime", "libtorch", "peers", "commit", "loadBefore", "loadAfter"], report["machine"]!.AsObject().Select(property => property.Key));
        var row = report["rows"]![0]!;
        Assert.Equal(["name", "unit", "better", "side", "by", "rounds", "median", "min", "max", "ratio"], row.AsObject().Select(property => property.Key));
        Assert.Equal(("train.csv into memory", "ms", "less", "ours", "Digits"), (Text(row, "name"), Text(row, "unit"), Text(row, "better"), Text(row, "side"), Text(row, "by")));
        Assert.Equal(row["median"]!.GetValue<double>(), Assert.Single(row["rounds"]!.AsArray())!.GetValue<double>());
        Assert.True(row["min"]!.GetValue<double>() > 0);
        string[] lines = File.ReadAllLines(Result("ingest.md"));
        Assert.Equal("# CSV files into memory, measured", lines[0]);
        Assert.Equal("`dotnet cake --target=Bench --only=ingest --data=path/to/digit-recognizer.zip`: one round after one that does not count, all in turns.", lines[2]);
        Assert.StartsWith("Data: Kaggle's format: 40 labelled rows in 0.1 MB, ", lines[3], StringComparison.Ordinal);
        Assert.Contains("| what | unit | median | min to max |", lines);
        Assert.Equal(2, lines.Count(line => line.StartsWith("| train.csv", StringComparison.Ordinal)));
        Assert.StartsWith("Machine: ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_peer_that_is_not_installed_is_skipped_with_the_line_that_installs_it()
    {
        Assert.Equal(0, Run(new PeerFinder([]), "--only=hash"));
        const string Line = "Skipped: sha256sum is not installed. To install it: apt-get install -y coreutils";
        Assert.Equal($"{Line}\n{Result("hash.md")}", _output.ToString().Split("  (")[0]);
        Assert.Contains(Line, File.ReadAllLines(Result("hash.md")));
        Assert.Equal([new MissingPeer("sha256sum", "apt-get install -y coreutils")], Report("hash").Missing);
    }

    [Fact]
    public void A_peer_takes_its_turn_and_the_summary_shows_the_ratio()
    {
        // Stands in for the real one, which is slower to say its version but says the same.
        string peers = Directory.CreateDirectory(Path.Combine(_folder, "peers")).FullName;
        string script = Path.Combine(peers, "sha256sum");
        File.WriteAllText(script, "#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'sha256sum (some tools) 7.5'; else exec sha256sum \"$@\"; fi\n");
        Shell.Run(_folder, ["chmod", "+x", script], CancellationToken.None);
        Assert.Equal(0, Run(new PeerFinder([peers]), "--only=hash"));
        var rows = Report("hash").Rows;
        Assert.Equal(["ours", "peer", "ours", "peer", "ours"], rows.Select(row => row.Side));
        Assert.Equal(rows[1].Rounds[0] / rows[0].Rounds[0], rows[1].Ratio!.Median, rows[1].Ratio!.Median * 1e-4);
        Assert.Equal("sha256sum 7.5", rows[1].By);
        string[] summary = [.. File.ReadAllLines(Result("README.md")).Where(line => line.StartsWith("| [hash](hash.md)", StringComparison.Ordinal))];
        Assert.Equal(["train.csv, hashed", "1,000 files of 4 KiB, hashed"], summary.Select(line => line.Split(" | ")[1]));
        Assert.All(summary, line => Assert.EndsWith(" (one run) |", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_failing_peer_fails_its_benchmark_and_leaves_the_others_going()
    {
        string script = Path.Combine(_folder, "sha256sum");
        File.WriteAllText(script, "#!/bin/sh\necho wrong\n");
        Shell.Run(_folder, ["chmod", "+x", script], CancellationToken.None);
        Assert.Equal(1, Run(new PeerFinder([_folder]), "--only=hash,tensor"));
        Assert.Contains("hash failed:\nSystem.InvalidOperationException: sha256sum found other digests than the engine:\nwrong", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["README.md", "tensor.json", "tensor.md"], Files("results/some-machine"));
    }

    [Fact]
    public void An_interrupted_run_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        using var error = new Watcher(line =>
        {
            if (line.Contains("1/1  ", StringComparison.Ordinal))
            {
                Assert.NotEmpty(Files("work"));
                cancellation.Cancel();
            }
        });
        Assert.Equal(130, new BenchCommand(new PeerFinder([]), _output, error).Run(Arguments("--only=hash,tensor"), cancellation.Token));
        Assert.Empty(Files("work"));
        Assert.False(Directory.Exists(Path.Combine(_folder, "results")));
    }

    [Fact]
    public void The_engine_is_measured_beside_the_tools_that_are_installed()
    {
        // One of the three: the others take seconds a run.
        bool hasMake = File.Exists("/usr/bin/make");
        string peers = Directory.CreateDirectory(Path.Combine(_folder, "peers")).FullName;
        File.CreateSymbolicLink(Path.Combine(peers, hasMake ? "make" : "none"), "/usr/bin/make");
        Assert.True(Run(new PeerFinder([peers]), "--only=engine") == 0, _error.ToString());
        var report = Report("engine");
        string[] took = hasMake ? ["Digits", "make"] : ["Digits"];
        Assert.Equal(took, report.Rows.Where(row => row.Name == "nothing to do").Select(row => row.By.Split(' ')[0]));
        Assert.Equal(hasMake ? ["doit", "snakemake"] : ["make", "doit", "snakemake"], report.Missing.Select(missing => missing.Peer));
        Assert.Equal(took.Length - 1, report.Rows.Count(row => row.Name == "a changed param: three stages in a chain run" && row.Ratio is not null));
        Assert.All(report.Rows.Where(row => row.Name.StartsWith("overhead", StringComparison.Ordinal)), row => Assert.Null(row.Ratio));
    }

    private int Run(PeerFinder finder, string only) => new BenchCommand(finder, _output, _error).Run(Arguments(only), CancellationToken.None);

    private string[] Arguments(string only) =>
        [only, "--rounds=1", "--data=" + Data, "--machine=Some machine", "--output=" + Path.Combine(_folder, "results"), "--workspace=" + Path.Combine(_folder, "work")];

    // What is no line of a round or a title.
    private string Progress() => string.Concat(_error.ToString().Split('\n').Where(line => !line.Contains("/1  ", StringComparison.Ordinal) && !line.Contains(": ", StringComparison.Ordinal)));

    private string Result(string file) => Path.Combine(_folder, "results", "some-machine", file);

    private BenchReport Report(string name) => JsonReport.Read(File.ReadAllText(Result(name + ".json")));

    private string[] Files(string folder) => Directory.Exists(Path.Combine(_folder, folder))
        ? [.. Directory.EnumerateFileSystemEntries(Path.Combine(_folder, folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Tells of each line.</summary>
    private sealed class Watcher(Action<string> told) : StringWriter
    {
        public override void WriteLine(string? value) => told(value!);
    }

    private static string Text(JsonNode row, string name) => row[name]!.GetValue<string>();
}
