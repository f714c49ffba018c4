using System.Globalization;
using System.Runtime.InteropServices;

namespace Digits.Bench.Engine;

/// <summary>Measures the engine and writes bench/results/engine.md.</summary>
internal static class EngineReport
{
    private const int Rounds = 9;

    /// <param name="arguments">The build's own options for the real pipeline, <c>--rounds=N</c>, and <c>--output=FILE</c>.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string root = FindRoot();
        int rounds = int.Parse(Value(arguments, "--rounds=") ?? Rounds.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        string output = Path.GetFullPath(Value(arguments, "--output=") ?? Path.Combine(root, "bench", "results", "engine.md"));
        string folder = Directory.CreateTempSubdirectory("digits-bench-").FullName;
        try
        {
            string[] shared = [.. arguments.Where(argument => !argument.StartsWith("--rounds=", StringComparison.Ordinal) && !argument.StartsWith("--output=", StringComparison.Ordinal))];
            string[] parts =
            [
                $"# The engine, measured\n\n`dotnet run --project bench/Digits.Bench -c Release -- --engine`: medians of {rounds} interleaved rounds after one that does not count.\n",
                new RealPipeline(root, folder, shared).Measure(rounds),
                new TenStages(folder).Measure(rounds),
                Makespan.Measure(folder, rounds),
                Machine(),
            ];
            File.WriteAllText(output, string.Join('\n', parts));
            Console.WriteLine(output);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Machine()
    {
        string cpu = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "" : "";
        string load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        IEnumerable<string> versions = new[] { "make", "doit", "snakemake" }
            .Where(tool => Shell.Find(tool) is not null)
            .Select(tool => $"{tool} {Shell.Run("/", tool, "--version").Output.Split('\n')[0].Split(' ')[^1]}");
        return $"Machine: {cpu}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}; "
            + $"{string.Join(", ", versions)}. Load average at the end: {load}.\n";
    }

    private static string? Value(IReadOnlyList<string> arguments, string start) =>
        arguments.LastOrDefault(argument => argument.StartsWith(start, StringComparison.Ordinal))?[start.Length..];

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "pipeline.json")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No pipeline.json in any folder above {AppContext.BaseDirectory}.");
    }
}
