using System.Text;
using System.Text.RegularExpressions;

namespace Digits.Pipeline.Tests.Remote;

/// <summary>What machines share over a server that works.</summary>
public sealed partial class RemoteCacheTests : IDisposable
{
    private readonly FakeRemote _server = new();
    private readonly Machines _machines = new();

    public RemoteCacheTests()
    {
        _machines.Remote = _server.Address;
        Assert.Equal(Machines.All, _machines.Run("first"));
    }

    public void Dispose()
    {
        _machines.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void Another_machine_restores_what_one_made_and_executes_nothing()
    {
        _machines.Executed.Clear();
        string predicted = _machines.Predict("second");
        Assert.False(Directory.Exists(Path.Combine(_machines.Root, "second")));
        Assert.DoesNotContain(": ran: ", predicted, StringComparison.Ordinal);
        Assert.Equal(predicted, _machines.Run("second"));
        Assert.Equal($"""
            ingest         restored: no earlier run (from remote)
            train[fold=0]  restored: no earlier run (from remote)
            train[fold=1]  restored: no earlier run (from remote)
            join           restored: no earlier run (from remote)
            last           restored: no earlier run (from remote)
            side           restored: no earlier run (from remote)

            6 instances: 6 restored in TIME
            Remote cache {_server.Address}: downloaded 12 files (0.0 MB), uploaded 0 results (0.0 MB)
            """, string.Join('\n', Time().Replace(_machines.Output, "TIME").TrimEnd().Split('\n')
                .Where(line => !line.EndsWith("artifacts/last/end.txt", StringComparison.Ordinal)).OrderBy(Rank)));
        Assert.Empty(_machines.Executed);
        Assert.Equal(_machines.Artifacts("first"), _machines.Artifacts("second"));
    }

    [Fact]
    public void A_search_takes_points_that_another_machine_made_and_keeps_them()
    {
        string settings = Path.Combine(_machines.Root, "pipeline.json");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace(
            "\"seed\": 7,", "\"seed\": 7, \"search\": { \"a\": { \"over\": { \"train.epochs\": [8, 9] } } },", StringComparison.Ordinal));
        _machines.Executed.Clear();
        Assert.Contains("train[fold=1] (epochs=8)  restored: no earlier run (from remote)\n", Search("second"), StringComparison.Ordinal);

        // What they write does not depend on epochs: equal outputs stop reruns between points, too.
        Assert.Equal(["train[fold=0]", "train[fold=1]"], _machines.Executed.Order(StringComparer.Ordinal));
        _machines.Remote = "";
        Assert.Contains("7 instances: 7 hit in ", Search("second"), StringComparison.Ordinal);
    }

    private string Search(string machine)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = PipelineCommands.Compare(new Comparison("search", null, ["join"], ["join.all"]), _machines.On(machine), _ => 0, output, error);
        Assert.Equal((0, ""), (exitCode, error.ToString()));
        return output.ToString();
    }

    [Fact]
    public void What_came_from_the_server_is_in_the_store_and_needs_it_no_more()
    {
        _machines.Run("second");
        _machines.Remote = null;
        Assert.Equal("", _machines.Run("second"));
        _machines.Delete("second/artifacts");
        Assert.DoesNotContain("ran", _machines.Run("second"), StringComparison.Ordinal);
        _machines.Delete("second/artifacts");
        _machines.Delete("second/.digits/instances");
        Assert.DoesNotContain("ran", _machines.Run("second"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_store_lost_comes_back_from_the_server()
    {
        _machines.Delete("first/artifacts/join");
        _machines.Delete("first/store/cas");
        Assert.Equal("join: restored: output all removed, output metrics removed (from remote)", _machines.Predict("first"));
        Assert.Equal("join: restored: output all removed, output metrics removed (from remote)", _machines.Run("first"));
    }

    [Fact]
    public void Objects_go_up_before_the_record_that_names_them()
    {
        List<string> there = [];
        foreach (string put in _server.Puts.Select(put => put[4..]))
        {
            if (put.StartsWith("/ac/", StringComparison.Ordinal))
            {
                string record = Encoding.UTF8.GetString(_server.Contents[put]);
                Assert.All(Output().Matches(record), hash => Assert.Contains("/cas/" + hash.Groups["hash"].Value, there));
            }

            there.Add(put);
        }

        Assert.Equal(6, there.Count(put => put.StartsWith("/ac/", StringComparison.Ordinal)));
        Assert.Equal(12, there.Count(put => put.StartsWith("/cas/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Objects_that_are_there_are_not_sent_again()
    {
        _server.Log.Clear();
        _machines.Run("second", options => options with { Force = ["ingest", "train", "join", "last", "side"] });
        Assert.Equal(12, _machines.Executed.Count);
        Assert.Equal(6, _server.Puts.Count());
        Assert.DoesNotContain(_server.Puts, put => put.StartsWith("PUT /cas/", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_only_takes_and_gives_nothing()
    {
        _server.Contents.TryRemove(_server.RecordOf("last"), out _);
        _server.Log.Clear();
        string states = _machines.Run("second", options => options with { RemoteReadOnly = true });
        Assert.Contains("last: ran: no earlier run", states, StringComparison.Ordinal);
        Assert.Contains("join: restored: no earlier run (from remote)", states, StringComparison.Ordinal);
        Assert.Empty(_server.Puts);
        Assert.EndsWith("downloaded 10 files (0.0 MB), uploaded 0 results (0.0 MB)", _machines.Shared, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_with_a_dead_server_prints_JSON_and_one_warning_beside_it()
    {
        _server.Dispose();
        Assert.StartsWith("ingest: stale: no earlier run\n", _machines.Predict("second"), StringComparison.Ordinal);
        Assert.Equal($"Remote cache {_server.Address}: connection refused; working locally.\n", _machines.Error);
    }

    [Fact]
    public async Task Machines_that_run_at_once_end_with_the_same()
    {
        _server.Contents.Clear();
        var runs = await Task.WhenAll(Task.Run(() => _machines.RunAside("second")), Task.Run(() => _machines.RunAside("third")));
        Assert.All(runs, run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.Equal(_machines.Artifacts("second"), _machines.Artifacts("third"));
        _machines.Executed.Clear();
        _machines.Run("fourth");
        Assert.Empty(_machines.Executed);
    }

    [Theory]
    [InlineData("user:pass%40word@", "Basic dXNlcjpwYXNzQHdvcmQ=")]
    [InlineData("", null)]
    public void Credentials_go_to_the_server_and_nowhere_else(string credentials, string? header)
    {
        _machines.Remote = _server.Address.Replace("://", "://" + credentials, StringComparison.Ordinal) + "some/path";
        _machines.Run("second");
        Assert.Equal(header is null ? [] : [header], _server.Authorizations.Distinct());
        Assert.Contains(_server.Puts, put => put.StartsWith("PUT /some/path/ac/", StringComparison.Ordinal));
        Assert.DoesNotContain("pass", _machines.Output.Replace("passing", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("uploaded 6 results (0.0 MB)", _machines.Shared, StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(Path.Combine(_machines.Root, "second"), "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("word@", File.ReadAllText(file), StringComparison.Ordinal));
    }

    // States first, in the graph's order; folds are looked at side by side.
    private static int Rank(string line) => Array.FindIndex(
        ["ingest", "train[fold=0]", "train[fold=1]", "join", "last", "side"], name => line.StartsWith(name + " ", StringComparison.Ordinal)) is >= 0 and int rank ? rank : 9;

    [GeneratedRegex(@"[0-9]+\.[0-9]+ s")]
    private static partial Regex Time();

    [GeneratedRegex("(?<=\"outputs\":\\{[^}]*)\":\"(?<hash>[0-9a-f]{64})\"")]
    private static partial Regex Output();
}
