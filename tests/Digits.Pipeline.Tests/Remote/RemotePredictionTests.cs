using System.Globalization;

namespace Digits.Pipeline.Tests.Remote;

/// <summary>With a shared cache too, Status, Graph and the lock say what a run then does.</summary>
public sealed class RemotePredictionTests : IDisposable
{
    private readonly FakeRemote _server = new();
    private readonly Machines _machines = new();

    public RemotePredictionTests()
    {
        _machines.Remote = _server.Address;
        _machines.Run("first");
    }

    public void Dispose()
    {
        _machines.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_machine_or_server_lost_the_run_does_what_was_predicted(int seed)
    {
        var random = new Random(seed);
        var set = Array.Empty<string>();
        var seen = new HashSet<string>();
        for (int step = 0; step < 20; step++)
        {
            string[] events = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Disturb(random, ref set))];
            string told = $"seed {seed}, step {step}: {string.Join(", ", events)}";
            PipelineOptions With(PipelineOptions options) => options with { Set = set };
            var predicted = All(_machines.Predict("second", With));
            var done = All(_machines.Run("second", With));
            foreach (string name in predicted.Keys.Union(done.Keys))
            {
                string prediction = predicted.GetValueOrDefault(name, "hit");
                string outcome = done.GetValueOrDefault(name, "hit");
                if (!prediction.Contains("waits for", StringComparison.Ordinal))
                {
                    seen.Add(prediction.EndsWith("(from remote)", StringComparison.Ordinal) ? "from remote" : prediction.Split(':')[0]);
                    Assert.True(prediction.Replace("stale: ", "ran: ", StringComparison.Ordinal) == outcome, $"{told}\n{name}: {prediction}, {outcome}");
                }
            }
        }

        Assert.Equal(["from remote", "restored", "stale"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Graph_asks_the_server_too_and_warns_beside_the_drawing()
    {
        Assert.Equal((0, "last: restored\n└─ join: restored\n   └─ train x2: 2 restored\n      └─ ingest: restored\n", ""), Graph());
        Assert.Equal((0, "last: hit\n└─ join: hit\n   └─ train x2: 2 hit\n      └─ ingest: hit\n", ""), Graph("first"));
        _server.Dispose();
        Assert.Equal(
            (0, "last: stale\n└─ join: stale\n   └─ train x2: 2 stale\n      └─ ingest: stale\n", $"Remote cache {_server.Address}: connection refused; working locally.\n"), Graph());
    }

    [Fact]
    public void What_the_server_has_other_than_locked_is_refused_by_the_run_as_by_Status()
    {
        // The root's own workspace writes the lock.
        Assert.Equal((0, ""), Call(options => options with { Workspace = null }, dryRun: false));
        string path = Path.Combine(_machines.Root, "pipeline.lock.json");
        string text = File.ReadAllText(path);
        string hash = _server.ObjectWith("last end")["/cas/".Length..];
        PipelineOptions Locked(PipelineOptions options) => options with { Locked = true };
        Assert.Equal((0, ""), Call(Locked, dryRun: true));
        Assert.Equal((0, ""), Call(Locked, dryRun: false));
        int at = text.IndexOf(hash, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + new string('0', 64) + text[(at + 64)..]);
        _machines.Delete("second");
        var (exitCode, message) = Call(Locked, dryRun: true);
        Assert.Equal((2, $"""
            Found:    last.end with content {hash}, made of the very parts that are locked: the stage is not deterministic
            Expected: content {new string('0', 64)} (locked)
            Where:    {path}
            """), (exitCode, message));
        Assert.Equal((exitCode, message), Call(Locked, dryRun: false));
    }

    private (int ExitCode, string Error) Call(Func<PipelineOptions, PipelineOptions> with, bool dryRun)
    {
        var (exitCode, _, error) = _machines.RunAside("second", options => with(options) with { DryRun = dryRun });
        return (exitCode, error.Trim());
    }

    private (int ExitCode, string Tree, string Error) Graph(string machine = "second")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = PipelineCommands.Graph(["last"], _machines.On(machine), "text", output, error);
        return (exitCode, string.Concat(output.ToString().Split('\n').Where(line => line.Contains("last: ", StringComparison.Ordinal) || line.Contains('└', StringComparison.Ordinal)).Select(line => line + "\n")), error.ToString());
    }

    private string Disturb(Random random, ref string[] set)
    {
        switch (random.Next(8))
        {
            case 0:
                set = [string.Create(CultureInfo.InvariantCulture, $"train.epochs={random.Next(7, 10)}")];
                return set[0];
            case 1 or 2:
                string lost = _server.Contents.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(_server.Contents.Count));
                _server.Contents.TryRemove(lost, out _);
                return $"the server lost {lost}";
            case 3:
                return Remove(random, "second/store/cas");
            case 4:
                return Remove(random, "second/store/ac");
            case 5:
                return Remove(random, "second/.digits/instances");
            case 6:
                return Remove(random, "second/artifacts");
            default:
                if (Directory.Exists(Path.Combine(_machines.Root, "second")))
                {
                    _machines.Delete("second");
                }

                return "all of the machine lost";
        }
    }

    private string Remove(Random random, string folder)
    {
        string full = Path.Combine(_machines.Root, folder);
        string[] files = Directory.Exists(full) ? [.. Directory.GetFiles(full, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            return $"nothing in {folder}";
        }

        string file = files[random.Next(files.Length)];
        File.Delete(file);
        return $"{file} lost";
    }

    private static Dictionary<string, string> All(string states) => states.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1]);
}
