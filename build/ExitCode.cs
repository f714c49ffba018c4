using Cake.Core;

namespace Digits.Build;

/// <summary>Turns exit codes and mistakes into Cake's failures, which carry them to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Fails the task unless the exit code is 0.</summary>
    /// <exception cref="CakeException">The exit code was not 0; it is the exception's.</exception>
    public static void Check(string target, int exitCode)
    {
        if (exitCode != 0)
        {
            throw new CakeException(exitCode, exitCode == 130 ? $"{target} was interrupted." : $"{target} ended with exit code {exitCode}.");
        }
    }

    /// <summary>Gets a value whose making may meet a mistake of the user's.</summary>
    /// <exception cref="CakeException">It did (exit code 2).</exception>
    public static T OfMistakes<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (MistakeException mistake)
        {
            throw new CakeException(2, mistake.Message);
        }
    }
}
