using System.Diagnostics;

namespace Digits.Bench.Engine;

/// <summary>Runs programs and takes their time.</summary>
internal static class Shell
{
    /// <summary>Finds a program on PATH, or null.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program and gets its standard output, or null where it fails.</summary>
    public static string? Try(string folder, params string[] command)
    {
        try
        {
            return Run(folder, command).Output;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>The time from before its start to its end in milliseconds, and its standard output.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static (double Milliseconds, string Output) Run(string folder, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        long from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double milliseconds = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        return process.ExitCode == 0
            ? (milliseconds, output)
            : throw new InvalidOperationException($"{string.Join(' ', command)} in {folder} ended with {process.ExitCode}:\n{output}\n{error.Result}");
    }
}
