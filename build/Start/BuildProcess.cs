using System.Diagnostics;

namespace Digits.Start;

/// <summary>Builds all that a run needs.</summary>
internal static class BuildProcess
{
    /// <summary>Builds quietly; shows what the compiler said only where the build fails.</summary>
    /// <returns>0 built; 2 where the user can mend what is wrong, else the compiler's exit code.</returns>
    public static int Run(string root)
    {
        Console.Error.WriteLine("Building what changed ...");
        var log = Path.Combine(root, "build", "bin", "build.log");
        var exitCode = Run(
            root, Environment.ProcessPath!, "build", Path.Combine(root, "build", "Build.csproj"), "--configuration", "Release", "--nologo", "-nodeReuse:false",
            "-noConsoleLogger", "-fileLogger", $"-fileLoggerParameters:LogFile={log};Verbosity=quiet;Encoding=UTF-8");
        if (exitCode == 0)
        {
            if (AheadFolder.WhyNone(root) is { } reason)
            {
                Console.Error.WriteLine(reason);
            }

            return 0;
        }

        var said = File.Exists(log) ? File.ReadAllText(log).Trim() : "dotnet build failed.";
        if (said.Contains("native/find-libtorch.sh : error", StringComparison.Ordinal))
        {
            // A mistake of the user's, said once more in its own lines instead of the compiler's one.
            Run(root, "/bin/sh", Path.Combine(root, "native", "find-libtorch.sh"));
            return 2;
        }

        Console.Error.WriteLine(said);
        return exitCode;
    }

    /// <summary>Runs a program to its end, on this process's streams.</summary>
    public static int Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
