using System.Diagnostics;
using Digits.Pipeline;

namespace Digits.Bench.Engine;

/// <summary>Runs the engine in this process.</summary>
internal static class InProcess
{
    /// <summary>Runs all stages.</summary>
    /// <param name="options">Where and with what.</param>
    /// <param name="expected">What the summary must hold: <c>10 hit</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Milliseconds.</returns>
    /// <exception cref="InvalidOperationException">The run failed, or did something else.</exception>
    public static double Run(PipelineOptions options, string expected, CancellationToken cancellation)
    {
        using var output = new StringWriter();
        long from = Stopwatch.GetTimestamp();
        int exitCode = PipelineCommands.Run([], options, output, output, cancellation);
        double milliseconds = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        cancellation.ThrowIfCancellationRequested();
        return exitCode == 0 && output.ToString().Contains(expected, StringComparison.Ordinal)
            ? milliseconds
            : throw new InvalidOperationException($"Expected a run with {expected}, exit code 0. Found exit code {exitCode}:\n{output}");
    }
}
