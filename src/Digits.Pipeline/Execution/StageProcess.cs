namespace Digits.Pipeline.Execution;

/// <summary>Runs a stage console to its end.</summary>
internal static class StageProcess
{
    /// <summary>How long an interrupted stage has from SIGTERM to SIGKILL.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    // A descendant that left the stage's session may hold the pipes open: its lines are not waited for longer.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    /// <summary>Starts the console and waits.</summary>
    /// <remarks>Its working folder is the requests', which the engine watches: what a stage writes by a relative path is found there.</remarks>
    /// <param name="dll">The console's DLL.</param>
    /// <param name="request">The request's file.</param>
    /// <param name="line">Takes each line of standard output.</param>
    /// <param name="cancellation">Ends the console with all its descendants.</param>
    /// <returns>The exit code and the last lines of standard error.</returns>
    /// <exception cref="StageEndedException">It was cancelled.</exception>
    public static async Task<(int ExitCode, IReadOnlyList<string> Errors)> Run(
        string dll, string request, Action<string> line, CancellationToken cancellation)
    {
        using var family = new ProcessFamily([DotnetHost.Path, "exec", dll, "--request", request], Path.GetDirectoryName(request)!);
        var errors = new ErrorLines();
        var readers = Task.WhenAll(StageLines.Read(family.Process.StandardOutput, line), StageLines.Read(family.Process.StandardError, errors.Add));
        try
        {
            await family.Process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await family.End(Grace).ConfigureAwait(false);
            await Task.WhenAny(readers, Task.Delay(Drain, CancellationToken.None)).ConfigureAwait(false);
            throw new StageEndedException(errors.All());
        }

        await family.EndRest().ConfigureAwait(false);
        await Task.WhenAny(readers, Task.Delay(Drain, CancellationToken.None)).ConfigureAwait(false);
        return (family.Process.ExitCode, errors.All());
    }
}
