using System.Globalization;
using System.Runtime.InteropServices;

namespace Digits.Bench;

/// <summary>Reads what every report takes, and says on what it was measured.</summary>
internal static class BenchOptions
{
    private const string RoundsOption = "--rounds=";
    private const string OutputOption = "--output=";

    public static int Rounds(IReadOnlyList<string> arguments, int rounds) =>
        Value(arguments, RoundsOption) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : rounds;

    /// <summary>Gets the file to write: as told, or one of bench/results.</summary>
    public static string Output(IReadOnlyList<string> arguments, string root, string name) =>
        Path.GetFullPath(Value(arguments, OutputOption) ?? Path.Combine(root, "bench", "results", name));

    /// <summary>Gets the arguments that are none of these options.</summary>
    public static string[] Others(IReadOnlyList<string> arguments) =>
        [.. arguments.Where(argument => !argument.StartsWith(RoundsOption, StringComparison.Ordinal) && !argument.StartsWith(OutputOption, StringComparison.Ordinal))];

    /// <summary>Gets the repository's folder.</summary>
    public static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "pipeline.json")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No pipeline.json in any folder above {AppContext.BaseDirectory}.");
    }

    /// <summary>Describes the machine, the runtime, what else took part, and the load.</summary>
    public static string Machine(params IEnumerable<string> versions)
    {
        string cpu = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "" : "";
        string load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        return $"Machine: {string.Join("; ", [$"{cpu}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}", RuntimeInformation.FrameworkDescription, .. versions])}. Load average at the end: {load}.\n";
    }

    /// <summary>Gets what follows the last of an option, or null.</summary>
    public static string? Value(IReadOnlyList<string> arguments, string start) =>
        arguments.LastOrDefault(argument => argument.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
}
