using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Digits.Pipeline.Tests;

/// <summary>Dry run and real run agree: hit and restored come true, stale runs for just that reason, and only what waits is undecided.</summary>
public sealed class PredictionTests : IDisposable
{
    private const string Rows = "artifacts/ingest/rows.txt";
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public PredictionTests() => _pipeline.Options = _pipeline.Options with { Executor = InProcess };

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_forced_instance_runs_as_forced_also_behind_a_stale_one()
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"], Force = ["join"] };
        Assert.Equal("""
            train[fold=0]: stale: params.train.epochs 8 -> 9
            train[fold=1]: stale: params.train.epochs 8 -> 9
            join: stale: forced
            last: stale: waits for join
            """, _pipeline.Predicted());
        Assert.Contains("join: ran: forced", _pipeline.Changes(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_forced_stage_makes_is_known_where_its_key_ran_before()
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Force = ["ingest"] };
        Assert.Equal("ingest: stale: forced", _pipeline.Predicted());
        Assert.Equal("ingest: ran: forced", _pipeline.Changes());
    }

    [Fact]
    public void What_a_lost_output_will_be_is_known_from_its_record()
    {
        _pipeline.Changes();
        Directory.Delete(Path.Combine(_pipeline.Root, ".digits/store/cas"), recursive: true);
        _pipeline.Delete(Rows);
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
        Assert.Equal("""
            ingest: stale: output rows removed and not in the store
            train[fold=0]: stale: params.train.epochs 8 -> 9
            train[fold=1]: stale: params.train.epochs 8 -> 9
            join: stale: waits for train
            last: stale: waits for join
            """, _pipeline.Predicted());
        Assert.StartsWith("""
            ingest: ran: output rows removed and not in the store
            train[fold=0]: ran: params.train.epochs 8 -> 9
            train[fold=1]: ran: params.train.epochs 8 -> 9
            """, _pipeline.Changes(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_object_damaged_with_its_stamp_kept_is_not_predicted_to_be_restored()
    {
        _pipeline.Changes();
        foreach (string path in Directory.GetFiles(Path.Combine(_pipeline.Root, ".digits/store/cas"), "*", SearchOption.AllDirectories))
        {
            _pipeline.DamageSilently(Path.GetRelativePath(_pipeline.Root, path));
        }

        _pipeline.Delete("artifacts/side/view.txt");
        Assert.Equal("side: stale: output view removed and not in the store", _pipeline.Predicted());
        Assert.Equal("side: ran: output view removed and not in the store", _pipeline.Changes());
    }

    [Fact]
    public void Lines_and_json_say_the_same_and_exit_1_where_anything_is_stale()
    {
        _pipeline.Changes("side");
        _pipeline.Delete(Rows);
        Assert.Equal(1, _pipeline.Status());
        string lines = string.Join('\n', _pipeline.Output.Split('\n').TakeWhile(line => !line.StartsWith("6 instances", StringComparison.Ordinal))
            .Where(line => !line.EndsWith(" hit", StringComparison.Ordinal)).Select(line => string.Join(": ", line.Split("  ", 2).Select(part => part.Trim()))));
        Assert.Equal(_pipeline.Predicted(), lines);
        _pipeline.Options = _pipeline.Options with { Json = true };
        Assert.Equal(1, _pipeline.Status());
        Assert.Contains("\"exitCode\": 1,", _pipeline.Output, StringComparison.Ordinal);
        Assert.Equal(0, _pipeline.Status("ingest"));
        Assert.Equal("ingest: restored: output rows removed", PipelineFixture.States(_pipeline.Output));
        Assert.Contains("\"exitCode\": 0,", _pipeline.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Dryrun_says_what_Status_says()
    {
        _pipeline.Changes("side");
        _pipeline.Write("data/in.csv", "9\n");
        int exitCode = _pipeline.Status("side");
        string expected = _pipeline.Output;
        _pipeline.Options = _pipeline.Options with { DryRun = true };
        Assert.Equal(exitCode, _pipeline.Run("side"));
        Assert.Equal(expected, _pipeline.Output);
        Assert.StartsWith("ingest  stale: input in.csv changed\n", expected, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public void Status_needs_no_right_to_write()
    {
        _pipeline.Changes();
        _pipeline.Delete("artifacts/side/view.txt");
        Assert.True(SmallDiskFactAttribute.Command("mount", "--bind", _pipeline.Root, _pipeline.Root));
        try
        {
            Assert.True(SmallDiskFactAttribute.Command("mount", "-o", "remount,ro,bind", _pipeline.Root));
            Assert.Throws<IOException>(() => _pipeline.Write("probe", ""));
            Assert.Equal("side: restored: output view removed", _pipeline.Predicted());
            _pipeline.Options = _pipeline.Options with { Verify = true };
            Assert.Equal("side: restored: output view removed", _pipeline.Predicted());
        }
        finally
        {
            SmallDiskFactAttribute.Command("umount", _pipeline.Root);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happened_the_run_does_what_was_predicted(int seed)
    {
        var random = new Random(seed);
        var undecided = 0;
        var states = new HashSet<string>();
        _pipeline.Changes();
        for (int step = 0; step < 16; step++)
        {
            string[] events = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Disturb(random))];
            string told = $"seed {seed}, step {step}: {string.Join(", ", events)}";
            var predicted = All(() => _pipeline.Predicted());
            var done = All(() => _pipeline.Changes());
            foreach (string name in predicted.Keys.Union(done.Keys))
            {
                string prediction = predicted.GetValueOrDefault(name, "hit");
                string outcome = done.GetValueOrDefault(name, "hit");
                if (prediction.Contains("waits for", StringComparison.Ordinal))
                {
                    undecided++;
                    Assert.True(prediction.StartsWith("stale: waits for", StringComparison.Ordinal) || outcome != "hit", $"{told}\n{name}: {prediction}, {outcome}");
                }
                else
                {
                    states.Add(prediction.Split(':')[0]);
                    Assert.True(prediction.Replace("stale: ", "ran: ", StringComparison.Ordinal) == outcome, $"{told}\n{name}: {prediction}, {outcome}");
                }
            }

            _pipeline.Options = _pipeline.Options with { Force = [], Verify = false };
        }

        Assert.Equal(["restored", "stale"], states.Order(StringComparer.Ordinal));
        Assert.InRange(undecided, 1, 50);
    }

    private static Dictionary<string, string> All(Func<string> states) => states().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1]);

    private string Disturb(Random random)
    {
        string[] artifacts = Files("artifacts");
        string[] objects = Files(".digits/store/cas");
        string artifact = artifacts[random.Next(artifacts.Length)];
        string stored = objects[random.Next(objects.Length)];
        string act = random.Next(2) == 0 ? "write" : "constant";
        string[] stages = ["ingest", "train", "join", "last", "side"];
        switch (random.Next(9))
        {
            case 0:
                string set = $"train.epochs={random.Next(7, 10)}";
                _pipeline.Options = _pipeline.Options with { Set = [set, "join.act=" + act] };
                return $"{set} join.act={act}";
            case 1:
                string data = random.Next(3).ToString(CultureInfo.InvariantCulture);
                _pipeline.Write("data/in.csv", data);
                return $"data {data}";
            case 2:
                _pipeline.Delete(artifact);
                return $"{artifact} deleted";
            case 3:
                File.Delete(Path.Combine(_pipeline.Root, artifact));
                _pipeline.Write(artifact, "damaged");
                return $"{artifact} damaged";
            case 4:
                _pipeline.Delete(stored);
                return $"{stored} lost";
            case 5:
                _pipeline.DamageSilently(stored);
                return $"{stored} damaged silently";
            case 6:
                string stage = stages[random.Next(stages.Length)];
                _pipeline.Options = _pipeline.Options with { Force = [stage] };
                return $"{stage} forced";
            case 7:
                string record = $".digits/instances/{stages[random.Next(2, 5)]}.json";
                _pipeline.Delete(record);
                return $"{record} lost";
            default:
                _pipeline.DamageSilently(artifact);
                _pipeline.Options = _pipeline.Options with { Verify = true };
                return $"{artifact} damaged silently, --verify";
        }
    }

    private string[] Files(string folder) =>
        [.. Directory.GetFiles(Path.Combine(_pipeline.Root, folder), "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) is not ("run.json" or "index.html" or "history.json"))
            .Select(path => Path.GetRelativePath(_pipeline.Root, path)).Order(StringComparer.Ordinal)];

    /// <summary>Does what a fixture's console does, without a process.</summary>
    private static Task<(int ExitCode, IReadOnlyList<string> Errors)> InProcess(string dll, string request, Action<string> line, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(request));
        var root = document.RootElement;
        var text = new StringBuilder(root.GetProperty("instance").GetString()).Append(root.GetProperty("params"));
        foreach (var input in root.GetProperty("inputs").EnumerateObject())
        {
            text.Append(input.Name).Append(File.ReadAllText(input.Value.GetString()!));
        }

        bool constant = root.GetProperty("params").ToString().Contains("\"constant\"", StringComparison.Ordinal);
        foreach (var output in root.GetProperty("outputs").EnumerateObject())
        {
            string content = constant ? "constant" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(output.Name + text)));
            File.WriteAllText(output.Value.GetString()!, output.Name == "metrics" ? $"{{\"content\": \"{content}\"}}" : content);
        }

        return Task.FromResult<(int, IReadOnlyList<string>)>((0, []));
    }
}
