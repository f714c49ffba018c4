using System.Diagnostics;

namespace Digits.Bench.Measuring;

/// <summary>Times what runs in this process.</summary>
internal static class Clock
{
    /// <summary>Gets milliseconds by the clock.</summary>
    public static double Milliseconds(Action action)
    {
        long from = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    /// <summary>Gets the seconds of all this process's threads.</summary>
    public static double CpuSeconds(Action action)
    {
        var from = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - from).TotalSeconds;
    }

    /// <summary>Gets seconds by the clock and of all this process's threads.</summary>
    public static (double Seconds, double Cpu) Both(Action action)
    {
        double seconds = 0;
        double cpu = CpuSeconds(() => seconds = Milliseconds(action) / 1000);
        return (seconds, cpu);
    }
}
