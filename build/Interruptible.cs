using System.Runtime.InteropServices;
using Cake.Core;

namespace Digits.Build;

/// <summary>Runs work that Ctrl-C and SIGTERM end in order.</summary>
internal static class Interruptible
{
    /// <summary>Runs the work.</summary>
    /// <param name="work">Takes a token that a signal cancels; returns an exit code.</param>
    /// <returns>The work's exit code; 1 where it threw.</returns>
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
        try
        {
            return work(cancellation.Token);
        }
        catch (Exception bug) when (bug is not CakeException)
        {
            // Cake would show the message alone; who mends it needs the stack.
            Console.Error.WriteLine(bug);
            return 1;
        }
    }
}
