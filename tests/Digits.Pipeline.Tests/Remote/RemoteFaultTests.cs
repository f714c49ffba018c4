using System.Security.Cryptography;
using System.Text;

namespace Digits.Pipeline.Tests.Remote;

/// <summary>Whatever a server does, the run ends well with the same artifacts, and one line says what was wrong.</summary>
public sealed class RemoteFaultTests : IClassFixture<RemoteFaultTests.FirstRun>, IDisposable
{
    private const string Restored = """
        ingest: restored: no earlier run (from remote)
        train[fold=0]: restored: no earlier run (from remote)
        train[fold=1]: restored: no earlier run (from remote)
        join: restored: no earlier run (from remote)
        last: restored: no earlier run (from remote)
        side: restored: no earlier run (from remote)
        """;

    private readonly FakeRemote _server = new();
    private readonly Machines _machines = new();
    private readonly string _good;

    public RemoteFaultTests(FirstRun first)
    {
        _machines.Remote = _server.Address;
        _good = first.Artifacts;
        foreach (var (path, content) in first.Contents)
        {
            _server.Contents[path] = content;
        }
    }

    public void Dispose()
    {
        _machines.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void A_dead_server()
    {
        _server.Dispose();
        Runs(Machines.All, "connection refused; working locally.");
    }

    [Fact]
    public void A_host_that_does_not_exist()
    {
        _machines.Remote = "http://no-such-host.invalid/";
        Runs(Machines.All, "no such host; working locally.");
    }

    [Theory]
    [InlineData(Misbehaviour.Error500, "GET answered 500 InternalServerError; working locally.")]
    [InlineData(Misbehaviour.Forbidden, "GET answered 403 Forbidden; working locally.")]
    [InlineData(Misbehaviour.Redirect, "GET answered 302 Found; working locally.")]
    [InlineData(Misbehaviour.NoHttp, "the answer is not HTTP; working locally.")]
    [InlineData(Misbehaviour.Drop, "the connection was dropped; working locally.")]
    [InlineData(Misbehaviour.Silence, "no answer within 1 s; working locally.")]
    [InlineData(Misbehaviour.Trickle, "less than 256 KiB within 1 s; working locally.")]
    public void A_server_that_is_ill_is_asked_once(Misbehaviour act, string warning)
    {
        _server.Misbehave = _ => act;
        Runs(Machines.All, warning, options => options with { RemoteTimeout = Patience(act, 1) });

        // .NET tries a dropped connection anew by itself.
        Assert.Single(_server.Log.Distinct());
    }

    [Theory]
    [InlineData(Misbehaviour.Error500, "GET answered 500 InternalServerError; working locally.")]
    [InlineData(Misbehaviour.Drop, "the connection was dropped; working locally.")]
    [InlineData(Misbehaviour.Silence, "no answer within 3 s; working locally.")]
    [InlineData(Misbehaviour.Trickle, "less than 256 KiB within 3 s; working locally.")]
    public void A_server_that_falls_ill_half_way(Misbehaviour act, string warning)
    {
        string oof = "GET " + _server.ObjectWith("train[fold=1] oof");
        _server.Misbehave = request => request == oof ? act : Misbehaviour.None;
        string ran = Restored.Replace("train[fold=1]: restored: no earlier run (from remote)", "train[fold=1]: ran: no earlier run", StringComparison.Ordinal);
        string states = Run(warning, options => options with { RemoteTimeout = Patience(act, 3), Jobs = 1 });
        string[] lines = states.Split('\n');
        Assert.Equal("ingest: restored: no earlier run (from remote)", lines[0]);
        Assert.Equal("train[fold=1]: ran: no earlier run", lines[2]);

        // What the other instances met depends on whether they had asked before the server fell ill.
        Assert.Equal(ran.Split('\n').Select(line => line.Split(':')[0]), lines.Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void A_404_is_a_plain_miss()
    {
        _server.Misbehave = request => request.StartsWith("PUT", StringComparison.Ordinal) ? Misbehaviour.None : Misbehaviour.NotFound;
        Runs(Machines.All, "");
    }

    [Fact]
    public void A_record_whose_object_is_missing_is_a_miss()
    {
        _server.Contents.TryRemove(_server.ObjectWith("join all"), out _);
        Runs(Restored.Replace("join: restored: no earlier run (from remote)", "join: ran: no earlier run", StringComparison.Ordinal), "");
        Assert.Equal(["join"], _machines.Executed);
        Assert.True(_server.Contents.ContainsKey(_server.ObjectWith("join all")));
    }

    [Theory]
    [InlineData(Misbehaviour.CutShort, "it was cut short")]
    [InlineData(Misbehaviour.WrongBytes, "it has another SHA-256")]
    public void A_damaged_object_is_never_served(Misbehaviour act, string why)
    {
        string path = _server.ObjectWith("join all");
        _server.Misbehave = request => request == "GET " + path ? act : Misbehaviour.None;
        Runs(
            Restored.Replace("join: restored: no earlier run (from remote)", "join: ran: no earlier run", StringComparison.Ordinal),
            $"{path[1..]} is damaged ({why}); taken for missing.");
        Assert.Equal(["join"], _machines.Executed);
    }

    [Fact]
    public void An_object_that_the_server_holds_damaged_is_replaced_by_who_makes_it_anew()
    {
        string path = _server.ObjectWith("join all");
        byte[] whole = _server.Contents[path];
        _server.Contents[path] = [(byte)(whole[0] ^ 1), .. whole[1..]];
        Run($"{path[1..]} is damaged (it has another SHA-256); taken for missing.");
        Assert.Equal(whole, _server.Contents[path]);
        Assert.Equal(Restored, _machines.Run("third"));
        Assert.Equal("", _machines.Warnings);
    }

    [Fact]
    public void Many_damaged_objects_are_one_warning()
    {
        _server.Misbehave = request => request.StartsWith("GET /cas/", StringComparison.Ordinal) ? Misbehaviour.WrongBytes : Misbehaviour.None;
        Assert.Equal(Machines.All, _machines.Run("second"));
        Assert.Matches($"^Remote cache {_server.Address}: cas/[0-9a-f]{{64}} is damaged \\(it has another SHA-256\\); taken for missing\\.$", _machines.Warnings);
        Assert.Equal(_good, _machines.Artifacts("second"));
    }

    [Theory]
    [InlineData("cut", "its last line is not the SHA-256 of its first")]
    [InlineData("page", "its last line is not the SHA-256 of its first")]
    [InlineData("other key", "it is no record of this key")]
    [InlineData("path for hash", "it is no record of this key")]
    [InlineData("other JSON", "it is no record")]
    [InlineData("endless", "longer than 1048576 bytes")]
    public void A_record_that_is_none_is_a_miss(string what, string why)
    {
        string path = _server.RecordOf("join");
        string text = Encoding.UTF8.GetString(_server.Contents[path]);
        string line = text.Split('\n')[0];
        _server.Contents[path] = Encoding.UTF8.GetBytes(what switch
        {
            "cut" => text[..^10],
            "page" => "<html>Please log in</html>\n",
            "other key" => Encoding.UTF8.GetString(_server.Contents[_server.RecordOf("last")]),
            "path for hash" => Whole(line.Replace("\"all\":\"", "\"all\":\"../../", StringComparison.Ordinal)),
            "other JSON" => Whole("{\"version\":1,\"outputs\":7}"),
            _ => new string('x', (1 << 20) + 1),
        });
        Runs(
            Restored.Replace("join: restored: no earlier run (from remote)", "join: ran: no earlier run", StringComparison.Ordinal),
            $"{path[1..]} is damaged ({why}); taken for missing.");
        Assert.Equal(Timeless(text), Timeless(Encoding.UTF8.GetString(_server.Contents[path])));
    }

    [Fact]
    public void A_record_of_a_later_version_of_the_engine_is_a_plain_miss()
    {
        string path = _server.RecordOf("join");
        string line = Encoding.UTF8.GetString(_server.Contents[path]).Split('\n')[0];
        _server.Contents[path] = Encoding.UTF8.GetBytes(Whole(line.Replace("\"version\":", "\"version\":99", StringComparison.Ordinal)));
        Runs(Restored.Replace("join: restored: no earlier run (from remote)", "join: ran: no earlier run", StringComparison.Ordinal), "");
    }

    [Fact]
    public void A_server_without_HEAD_serves_all_the_same()
    {
        _server.Misbehave = request => request.StartsWith("HEAD", StringComparison.Ordinal) ? Misbehaviour.NoSuchMethod : Misbehaviour.None;
        Runs(Restored, "");
    }

    [Theory]
    [InlineData(Misbehaviour.Forbidden, "PUT answered 403 Forbidden; uploading nothing more in this run.")]
    [InlineData(Misbehaviour.Error500, "PUT answered 500 InternalServerError; uploading nothing more in this run.")]
    [InlineData(Misbehaviour.Drop, "the connection was dropped; working locally.")]
    [InlineData(Misbehaviour.Silence, "no answer within 3 s; working locally.")]
    public void A_server_that_takes_no_uploads(Misbehaviour act, string warning)
    {
        _server.Contents.Clear();
        _server.Misbehave = request => request.StartsWith("PUT", StringComparison.Ordinal) ? act : Misbehaviour.None;
        Runs(Machines.All, warning, options => options with { RemoteTimeout = Patience(act, 3) });
        Assert.Empty(_server.Contents);
        Assert.InRange(_server.Puts.Count(), 1, 2);
    }

    [Fact]
    public void Refused_uploads_leave_downloads_alone()
    {
        _server.Contents.TryRemove(_server.RecordOf("ingest"), out _);
        _server.Misbehave = request => request.StartsWith("PUT", StringComparison.Ordinal) ? Misbehaviour.Forbidden : Misbehaviour.None;
        Runs(
            Restored.Replace("ingest: restored: no earlier run (from remote)", "ingest: ran: no earlier run", StringComparison.Ordinal),
            "PUT answered 403 Forbidden; uploading nothing more in this run.");
    }

    [Fact]
    public void An_interrupted_run_does_not_wait_for_the_server()
    {
        using var interrupt = new CancellationTokenSource();
        _server.Contents.Clear();
        _server.Misbehave = request =>
        {
            bool isPut = request.StartsWith("PUT", StringComparison.Ordinal);
            if (isPut)
            {
                interrupt.Cancel();
            }

            return isPut ? Misbehaviour.Silence : Misbehaviour.None;
        };

        // Seconds that no test waits for: only the interruption can end the transfer.
        var (exitCode, output, _) = _machines.RunAside("second", options => options with { RemoteTimeout = 3600 }, interrupt.Token);
        Assert.Contains(exitCode, (int[])[0, 130]);
        Assert.DoesNotContain("working locally", output, StringComparison.Ordinal);
    }

    // Only who never answers is waited for in vain: others get time enough for a busy machine.
    private static int Patience(Misbehaviour act, int seconds) => act is Misbehaviour.Silence or Misbehaviour.Trickle ? seconds : 600;

    private void Runs(string states, string warning, Func<PipelineOptions, PipelineOptions>? with = null) => Assert.Equal(states, Run(warning, with));

    private string Run(string warning, Func<PipelineOptions, PipelineOptions>? with = null)
    {
        string states = _machines.Run("second", with);
        Assert.Equal(warning.Length == 0 ? "" : $"Remote cache {_machines.Remote}: {warning}", _machines.Warnings);
        Assert.Equal(_good, _machines.Artifacts("second"));
        Assert.Equal(states.Split('\n').Count(line => line.Contains(": ran: ", StringComparison.Ordinal)), _machines.Executed.Count);
        return states;
    }

    // Who makes a key again takes another time for it.
    private static string Timeless(string record) => record[..record.IndexOf(",\"seconds\":", StringComparison.Ordinal)];

    private static string Whole(string line) => $"{line}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)))}\n";

    /// <summary>What a good server holds after a machine has run.</summary>
    public sealed class FirstRun
    {
        public FirstRun()
        {
            using var server = new FakeRemote();
            using var machines = new Machines { Remote = server.Address };
            Assert.Equal(Machines.All, machines.Run("first"));
            Assert.Equal("", machines.Warnings);
            Contents = server.Contents.ToDictionary();
            Artifacts = machines.Artifacts("first");
        }

        public IReadOnlyDictionary<string, byte[]> Contents { get; }

        public string Artifacts { get; }
    }
}
