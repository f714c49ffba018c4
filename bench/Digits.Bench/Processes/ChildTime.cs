using System.Globalization;

namespace Digits.Bench.Processes;

/// <summary>Knows what the processes took that this one started.</summary>
internal static class ChildTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Gets the seconds of all processors that ended children took, with theirs, as the kernel sums it up; 0 where it does not.</summary>
    public static double Seconds()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        string text = File.ReadAllText("/proc/self/stat");
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[13..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
