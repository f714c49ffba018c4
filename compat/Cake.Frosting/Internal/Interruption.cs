using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Cake.Frosting.Internal;

/// <summary>Ends all descendants when a signal is about to end this process, so that none is left behind.</summary>
/// <remarks>Handlers registered later run first; where one of them takes the signal over, the build goes on and ends by itself.</remarks>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration[] registrations;

    public Interruption()
    {
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, 130)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, 143)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => End(context, 129)),
        ];
    }

    /// <summary>Gets the exit code that a shell gives the signal; null where none came.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
    }

    private void End(PosixSignalContext context, int exitCode)
    {
        if (!context.Cancel)
        {
            ExitCode = exitCode;
            EndDescendants();
        }
    }

    private static void EndDescendants()
    {
        foreach (var id in Children())
        {
            try
            {
                using var child = Process.GetProcessById(id);
                child.Kill(entireProcessTree: true);
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                // It ended by itself meanwhile.
            }
        }
    }

    private static int[] Children() => Directory.Exists("/proc/self/task")
        ? [.. Directory.EnumerateDirectories("/proc/self/task")
            .Select(thread => Path.Combine(thread, "children"))
            .Where(File.Exists)
            .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))]
        : [];
}
