using System.Text.Json;
using Digits.Core.Errors;
using Digits.Core.Stages;

namespace Digits.Core.Tests.Stages;

[Collection(nameof(ConsoleStreams))]
public sealed class StageHostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;
    private readonly TextWriter _standardError = Console.Error;
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public StageHostTests() => Console.SetError(_error);

    private string Metrics => Path.Combine(_folder, "metrics.json");

    public void Dispose()
    {
        Console.SetError(_standardError);
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Metrics_are_written_in_order_and_the_exit_code_is_0()
    {
        Assert.Equal(0, Run(_ => new Dictionary<string, double> { ["rows"] = 3, ["accuracy"] = 0.25 }));

        Assert.Equal("{\n  \"rows\": 3,\n  \"accuracy\": 0.25\n}\n", File.ReadAllText(Metrics));
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public void A_users_mistake_prints_its_message_alone_and_writes_no_metrics()
    {
        Assert.Equal(2, Run(_ => throw new InputException("a", "b", "c")));

        Assert.Equal("Found:    a\nExpected: b\nWhere:    c\n", _error.ToString());
        Assert.False(File.Exists(Metrics));
    }

    [Fact]
    public void A_full_disk_is_told_as_the_users_to_mend()
    {
        const int NoSpaceLeft = 28;
        Assert.Equal(2, Run(_ => throw new IOException("No space left on device : '/out/weights'", NoSpaceLeft)));

        Assert.Equal(
            "Found:    a full disk\nExpected: free space for the stage's outputs\nWhere:    No space left on device : '/out/weights'\n", _error.ToString());
    }

    [Fact]
    public void A_full_disk_met_by_two_writers_side_by_side_is_told_once()
    {
        const int NoSpaceLeft = 28;
        var full = new IOException("No space left on device : '/out/train'", NoSpaceLeft);
        Assert.Equal(2, Run(_ => throw new AggregateException(full, full)));

        Assert.Equal(
            "Found:    a full disk\nExpected: free space for the stage's outputs\nWhere:    No space left on device : '/out/train'\n", _error.ToString());
    }

    [Fact]
    public void A_bug_beside_a_full_disk_keeps_its_stack()
    {
        const int NoSpaceLeft = 28;
        Assert.Throws<AggregateException>(
            () => Run(_ => throw new AggregateException(new IOException("No space left on device", NoSpaceLeft), new InvalidOperationException("a bug"))));
    }

    [Fact]
    public void A_bug_keeps_its_stack() => Assert.Throws<InvalidOperationException>(() => Run(_ => throw new InvalidOperationException("a bug")));

    [Theory]
    [InlineData]
    [InlineData("--request")]
    [InlineData("--reqest", "x.json")]
    public void Other_arguments_than_a_request_are_refused(params string[] args)
    {
        Assert.Equal(2, StageHost.Run(args, _ => throw new InvalidOperationException("the body must not run")));

        Assert.Equal($"Found:    arguments \"{string.Join(' ', args)}\"\nExpected: --request FILE\nWhere:    command line\n", _error.ToString());
    }

    private int Run(Func<StageRequest, IReadOnlyDictionary<string, double>> body)
    {
        string file = Path.Combine(_folder, "request.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { stage = "s", instance = "s", outputs = new { metrics = Metrics } }));
        return StageHost.Run(["--request", file], body);
    }
}
