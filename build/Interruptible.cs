using System.Runtime.InteropServices;

namespace Digits.Build;

/// <summary>Runs work that Ctrl-C and SIGTERM end in order.</summary>
internal static class Interruptible
{
    /// <summary>Runs the work.</summary>
    /// <param name="work">Takes a token that a signal cancels; returns an exit code.</param>
    /// <returns>The work's exit code.</returns>
    public static int Run(Func<CancellationToken, int> work)
    {
        using var cancellation = new CancellationTokenSource();
        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancellation.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
        return work(cancellation.Token);
    }
}
