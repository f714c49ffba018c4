using System.ComponentModel;
using System.Diagnostics;

namespace Digits.Bench.Processes;

/// <summary>Runs programs and takes their time.</summary>
internal static class Shell
{
    /// <summary>Runs a program and gets its standard output, or null where it fails or is none.</summary>
    public static string? Try(string folder, params string[] command)
    {
        try
        {
            return Run(folder, command, CancellationToken.None).Output;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>The time from before its start to its end in milliseconds, and its standard output.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static (double Milliseconds, string Output) Run(string folder, IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        long from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        using var registration = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double milliseconds = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0
            ? (milliseconds, output)
            : throw new InvalidOperationException($"{string.Join(' ', command)} in {folder} ended with {process.ExitCode}:\n{output}\n{error.Result}");
    }
}
