using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Runs work that Ctrl-C and SIGTERM end in order, and at once when they come twice.</summary>
public static class Interruptible
{
    /// <summary>Runs the work.</summary>
    /// <param name="work">Takes a token that a signal cancels; returns an exit code.</param>
    /// <returns>The work's exit code; 1 where it threw, once the stack is printed.</returns>
    /// <exception cref="MistakeException">The work threw it.</exception>
    public static int Run(Func<CancellationToken, int> work)
    {
        try
        {
            return Interruption.Run(work);
        }
        catch (Exception bug) when (bug is not MistakeException)
        {
            // Cake would show the message alone; who mends it needs the stack.
            Console.Error.WriteLine(bug);
            return 1;
        }
    }
}
