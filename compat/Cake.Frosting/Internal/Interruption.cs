using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Cake.Frosting.Internal;

/// <summary>Ends all descendants when a signal is about to end this process, so that none is left behind.</summary>
/// <remarks>Handlers registered later run first; where one of them takes the signal over, the build goes on and ends by itself.</remarks>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration[] registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, EndDescendants),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, EndDescendants),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, EndDescendants),
    ];

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
    }

    private static void EndDescendants(PosixSignalContext context)
    {
        if (context.Cancel || !Directory.Exists("/proc/self/task"))
        {
            return;
        }

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

    private static IEnumerable<int> Children() => Directory.EnumerateDirectories("/proc/self/task")
        .Select(thread => Path.Combine(thread, "children"))
        .Where(File.Exists)
        .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(id => int.Parse(id, CultureInfo.InvariantCulture));
}
