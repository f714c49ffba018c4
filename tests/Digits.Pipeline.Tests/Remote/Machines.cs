using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digits.Pipeline.Tests.Remote;

/// <summary>One pipeline on several machines: folders with an own store each, which share nothing but a remote cache.</summary>
/// <remarks>Stages run in this process: what is tested here is what goes between machines.</remarks>
public sealed partial class Machines : IDisposable
{
    public const string All = """
        ingest: ran: no earlier run
        train[fold=0]: ran: no earlier run
        train[fold=1]: ran: no earlier run
        join: ran: no earlier run
        last: ran: no earlier run
        side: ran: no earlier run
        """;

    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    /// <summary>Gets or sets the shared cache's address.</summary>
    public string? Remote { get; set; }

    /// <summary>Gets the instances executed so far, on whatever machine.</summary>
    public ConcurrentQueue<string> Executed { get; } = new();

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Root => _pipeline.Root;

    /// <summary>Gets the warnings of the last run, in its order.</summary>
    public string Warnings => string.Join('\n', Output.Split('\n').Where(line => line.StartsWith("Remote cache ", StringComparison.Ordinal) && !Sum().IsMatch(line)));

    /// <summary>Gets the last run's line about what was shared.</summary>
    public string Shared => Output.Split('\n').Single(line => Sum().IsMatch(line));

    public PipelineOptions On(string machine) => _pipeline.Options with
    {
        Workspace = Path.Combine(Root, machine), Store = Path.Combine(Root, machine, "store"), Remote = Remote, RemoteTimeout = 600, Executor = Execute,
    };

    /// <summary>Runs on a machine, expects success, and gets what did not hit.</summary>
    public string Run(string machine, Func<PipelineOptions, PipelineOptions>? with = null, CancellationToken cancellation = default)
    {
        var (exitCode, output, error) = RunAside(machine, with, cancellation);
        (Output, Error) = (output, error);
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{output}\n{error}");
        Assert.Equal("", error);
        return PipelineFixture.States(_pipeline.Read($"{machine}/artifacts/run.json"));
    }

    /// <summary>Runs on a machine beside other runs.</summary>
    public (int ExitCode, string Output, string Error) RunAside(
        string machine, Func<PipelineOptions, PipelineOptions>? with = null, CancellationToken cancellation = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = PipelineCommands.Run([], (with ?? (options => options))(On(machine)), output, error, cancellation);
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Gets what Status predicts for a machine.</summary>
    public string Predict(string machine, Func<PipelineOptions, PipelineOptions>? with = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        PipelineCommands.Status([], (with ?? (options => options))(On(machine)) with { Json = true }, output, error);
        Error = error.ToString();
        return PipelineFixture.States(output.ToString());
    }

    /// <summary>Gets each artifact of a machine with its content, what tells of the run aside.</summary>
    public string Artifacts(string machine) => string.Join('\n', Directory.GetFiles(Path.Combine(Root, machine, "artifacts"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) is not ("run.json" or "index.html")).Order(StringComparer.Ordinal)
        .Select(file => Path.GetRelativePath(Path.Combine(Root, machine), file) + "\n" + File.ReadAllText(file)));

    public void Delete(string folder) => Directory.Delete(Path.Combine(Root, folder), recursive: true);

    public void Dispose() => _pipeline.Dispose();

    private Task<(int ExitCode, IReadOnlyList<string> Errors)> Execute(string dll, string request, Action<string> line, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(request));
        string instance = document.RootElement.GetProperty("instance").GetString()!;
        Executed.Enqueue(instance);
        string inputs = string.Concat(document.RootElement.GetProperty("inputs").EnumerateObject().Select(input => File.ReadAllText(input.Value.GetString()!)));
        foreach (var output in document.RootElement.GetProperty("outputs").EnumerateObject())
        {
            File.WriteAllText(output.Value.GetString()!, output.Name == "metrics" ? $"{{\"of\": \"{instance}\"}}" : $"{instance} {output.Name}\n{inputs}");
        }

        return Task.FromResult<(int, IReadOnlyList<string>)>((0, []));
    }

    [GeneratedRegex(": downloaded [0-9]+ files? ")]
    private static partial Regex Sum();
}
