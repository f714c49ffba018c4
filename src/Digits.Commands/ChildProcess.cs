using System.Diagnostics;

namespace Digits.Commands;

/// <summary>Runs a program to its end, or ends it with all its descendants when interrupted.</summary>
public static class ChildProcess
{
    /// <summary>Runs dotnet with the console's own streams.</summary>
    /// <returns>The program's exit code; 130 where the token was cancelled.</returns>
    public static int RunDotNet(IEnumerable<string> arguments, string workingDirectory, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", arguments) { WorkingDirectory = workingDirectory };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        using var registration = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.WaitForExit();
        return cancellation.IsCancellationRequested ? 130 : process.ExitCode;
    }
}
