using System.Runtime.InteropServices;

namespace Digits.Pipeline;

/// <summary>Lets signals end work in order.</summary>
public static class Interruption
{
    private const int ExitCode = 130;

    /// <summary>Runs work that Ctrl-C, SIGTERM and SIGHUP cancel; the second of them ends this process at once, with exit code 130.</summary>
    /// <param name="work">Takes a token that the first signal cancels; returns an exit code.</param>
    /// <returns>The work's exit code.</returns>
    /// <remarks>Stages that run when the process ends at once end with it: each waits for the end of a pipe that this process holds.</remarks>
    public static int Run(Func<CancellationToken, int> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var cancellation = new CancellationTokenSource();
        int signals = 0;
        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            if (Interlocked.Increment(ref signals) > 1)
            {
                Environment.Exit(ExitCode);
            }

            cancellation.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
        return work(cancellation.Token);
    }
}
