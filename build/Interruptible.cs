using Cake.Core;
using Digits.Pipeline;

namespace Digits.Build;

/// <summary>Runs work that Ctrl-C and SIGTERM end in order, and at once when they come twice.</summary>
internal static class Interruptible
{
    /// <summary>Runs the work.</summary>
    /// <param name="work">Takes a token that a signal cancels; returns an exit code.</param>
    /// <returns>The work's exit code; 1 where it threw.</returns>
    public static int Run(Func<CancellationToken, int> work)
    {
        try
        {
            return Interruption.Run(work);
        }
        catch (Exception bug) when (bug is not CakeException)
        {
            // Cake would show the message alone; who mends it needs the stack.
            Console.Error.WriteLine(bug);
            return 1;
        }
    }
}
