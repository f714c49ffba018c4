using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Digits.Pipeline;

namespace Digits.Bench.Eda;

/// <summary>Runs the console of the stage that shows the data, by the request that the engine leaves for whoever wants to run it alone.</summary>
internal sealed class EdaStage
{
    private const int MillisecondsBetweenLooks = 20;
    private readonly string _console;
    private readonly string _request;
    private readonly string _outputs;

    /// <summary>Has the engine run the stage and all before it in a folder.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="data">The folder with train.csv and test.csv; null for the sample.</param>
    /// <exception cref="InvalidOperationException">That failed: the stages are not built, for instance.</exception>
    public EdaStage(string root, string folder, string? data)
    {
        using var output = new StringWriter();
        if (PipelineCommands.Run(["eda"], new PipelineOptions { Root = root, Workspace = folder, Data = data }, output, output) != 0)
        {
            throw new InvalidOperationException($"No request for the stage (dotnet build build -c Release builds it):\n{output}");
        }

        _console = Path.Combine(root, "stages", "Eda", "bin", "Release", "net10.0", "Eda.dll");
        _request = Path.Combine(folder, ".digits", "requests", "eda.json");
        var request = JsonNode.Parse(File.ReadAllText(_request))!;
        _outputs = Path.GetDirectoryName(request["outputs"]!["page"]!.GetValue<string>())!;
        Directory.CreateDirectory(request["checkpoint"]!.GetValue<string>());
    }

    /// <summary>Runs the stage to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public Cost Run()
    {
        Directory.CreateDirectory(_outputs);
        double cpu = CpuOfChildren();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", _console, "--request", _request]) { RedirectStandardOutput = true })!;
        var read = process.StandardOutput.ReadToEndAsync();
        double megabytes = 0;
        while (!process.WaitForExit(MillisecondsBetweenLooks))
        {
            megabytes = Math.Max(megabytes, Peak(process.Id));
        }

        double seconds = watch.Elapsed.TotalSeconds;
        Directory.Delete(_outputs, recursive: true);
        return process.ExitCode == 0
            ? new Cost(seconds, CpuOfChildren() - cpu, megabytes)
            : throw new InvalidOperationException($"{_console} ended with {process.ExitCode}:\n{read.Result}");
    }

    // Of children that ended, as the kernel sums it up.
    private static double CpuOfChildren()
    {
        const double TicksPerSecond = 100;
        string text = File.ReadAllText("/proc/self/stat");
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[13..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
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
