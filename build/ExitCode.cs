using Cake.Core;

namespace Digits.Build;

/// <summary>Turns exit codes into Cake's failures, which carry them to the shell.</summary>
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
}
