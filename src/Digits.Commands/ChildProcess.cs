using System.Diagnostics;
using System.Globalization;

namespace Digits.Commands;

/// <summary>Runs a program to its end, or ends it with all its descendants when interrupted.</summary>
public static class ChildProcess
{
    /// <summary>Runs dotnet with the console's own streams.</summary>
    /// <param name="arguments">What dotnet is given.</param>
    /// <param name="workingDirectory">Where it runs.</param>
    /// <param name="cancellation">Ends it with all its descendants.</param>
    /// <param name="grace">How long it has, once asked to end (SIGTERM), before it is made to; none by default.</param>
    /// <returns>The program's exit code; 130 where the token was cancelled.</returns>
    public static int RunDotNet(IEnumerable<string> arguments, string workingDirectory, CancellationToken cancellation, TimeSpan grace = default)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", arguments) { WorkingDirectory = workingDirectory };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        using var registration = cancellation.Register(() => End(process, grace));
        process.WaitForExit();
        return cancellation.IsCancellationRequested ? 130 : process.ExitCode;
    }

    private static void End(Process process, TimeSpan grace)
    {
        if (grace > TimeSpan.Zero && !OperatingSystem.IsWindows())
        {
            // At Ctrl-C the terminal has told it already, and being told twice means at once.
            if (process.WaitForExit(TimeSpan.FromSeconds(1)))
            {
                return;
            }

            using var signal = Process.Start("/bin/sh", ["-c", "kill -s TERM \"$0\"", process.Id.ToString(CultureInfo.InvariantCulture)]);
            signal.WaitForExit();
            if (process.WaitForExit(grace))
            {
                return;
            }
        }

        process.Kill(entireProcessTree: true);
    }
}
