using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Digits.Bench.Reporting;

/// <summary>Names machines for folders: by the processor's model and the number of cores.</summary>
internal static partial class MachineSlug
{
    /// <summary>Names this machine.</summary>
    public static string OfThisMachine() => Of(Processor(), Environment.ProcessorCount);

    /// <summary>Names a machine: <c>Intel(R) Xeon(R) CPU @ 2.20GHz</c> with 2 cores is <c>intel-xeon-2-cores</c>.</summary>
    public static string Of(string processor, int cores) =>
        Of(Noise().Replace(processor, " ") + string.Create(CultureInfo.InvariantCulture, $" {cores} core{(cores == 1 ? "" : "s")}"));

    /// <summary>Makes a name fit for a folder: small letters, digits and hyphens.</summary>
    public static string Of(string name) => Other().Replace(name.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } slug ? slug : "unknown";

    /// <summary>Gets the processor's model as the system tells it, or its architecture.</summary>
    public static string Processor() => (File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() : null)
        ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();

    [GeneratedRegex(@"\((r|tm)\)|\b(cpu|processor|\d+-core)\b|@.*$", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Other();
}
