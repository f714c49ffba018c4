using System.Runtime.InteropServices;

namespace Digits.Start;

/// <summary>Is the build, in this process's place.</summary>
internal static partial class Successor
{
    /// <summary>Replaces this process, so that signals, streams and exit code are the build's own; where that cannot be, runs it as a child.</summary>
    public static int Become(string program, string[] arguments)
    {
        var dotnet = Environment.ProcessPath!;
        var command = new string?[arguments.Length + 4];
        command[0] = dotnet;
        command[1] = "exec";
        command[2] = program;
        arguments.CopyTo(command, 3);
        if (!OperatingSystem.IsWindows())
        {
            Console.Out.Flush();
            _ = Execute(dotnet, command);
        }

        return BuildProcess.Run(Directory.GetCurrentDirectory(), dotnet, ["exec", program, .. arguments]);
    }

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, string?[] arguments);
}
