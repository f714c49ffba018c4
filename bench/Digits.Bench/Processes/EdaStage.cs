using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Digits.Pipeline;

namespace Digits.Bench.Processes;

/// <summary>Runs the console of the stage that shows the data, by the request that the engine leaves for whoever wants to run it alone.</summary>
internal sealed class EdaStage
{
    private const int MillisecondsBetweenLooks = 20;
    private readonly string _console;
    private readonly string _request;
    private readonly string _outputs;
    private readonly CancellationToken _cancellation;

    /// <summary>Has the engine run the stage and all before it in a folder.</summary>
    /// <param name="run">The run, on whose data it is done.</param>
    /// <param name="folder">An empty folder.</param>
    /// <exception cref="InvalidOperationException">That failed: the stages are not built, for instance.</exception>
    public EdaStage(BenchRun run, string folder)
    {
        _cancellation = run.Cancellation;
        using var output = new StringWriter();
        var options = new PipelineOptions { Root = run.Options.Root, Workspace = folder, Data = run.Data.Folder };
        if (PipelineCommands.Run(["eda"], options, output, output, _cancellation) != 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"No request for the stage (dotnet build build -c Release builds it):\n{output}");
        }

        _console = Path.Combine(run.Options.Root, "stages", "Eda", "bin", "Release", "net10.0", "Eda.dll");
        _request = Path.Combine(folder, ".digits", "requests", "eda.json");
        var request = JsonNode.Parse(File.ReadAllText(_request))!;
        _outputs = Path.GetDirectoryName(request["outputs"]!["page"]!.GetValue<string>())!;
        Directory.CreateDirectory(request["checkpoint"]!.GetValue<string>());
    }

    /// <summary>Runs the stage to its end.</summary>
    /// <returns>Seconds by the clock and of all processors, and the most memory that it had.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public (double Seconds, double Cpu, double Megabytes) Run()
    {
        Directory.CreateDirectory(_outputs);
        double cpu = ChildTime.Seconds();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", _console, "--request", _request]) { RedirectStandardOutput = true })!;
        using var registration = _cancellation.Register(() => process.Kill(entireProcessTree: true));
        var read = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        double megabytes = 0;
        while (!process.WaitForExit(MillisecondsBetweenLooks))
        {
            megabytes = Math.Max(megabytes, Peak(process.Id));
        }

        double seconds = watch.Elapsed.TotalSeconds;
        _cancellation.ThrowIfCancellationRequested();
        Directory.Delete(_outputs, recursive: true);
        return process.ExitCode == 0
            ? (seconds, ChildTime.Seconds() - cpu, megabytes)
            : throw new InvalidOperationException($"{_console} ended with {process.ExitCode}:\n{read.Result}");
    }

    // The kernel's own high-water mark: it only grows, so the last look before the end is the peak, but for what grew in its last milliseconds.
    private static double Peak(int process)
    {
        try
        {
            const double KilobytesPerMegabyte = 1000 / 1.024;
            string line = File.ReadLines($"/proc/{process}/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / KilobytesPerMegabyte;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
