using System.Diagnostics;
using System.Text;

namespace Digits.Pipeline.Execution;

/// <summary>Runs a stage console to its end.</summary>
internal static class StageProcess
{
    // A descendant that outlives its stage may hold the pipes open: its lines are not waited for longer.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    /// <summary>Starts the console and waits.</summary>
    /// <param name="dll">The console's DLL.</param>
    /// <param name="request">The request's file.</param>
    /// <param name="line">Takes each line of standard output.</param>
    /// <param name="cancellation">Kills the console with all its descendants.</param>
    /// <returns>The exit code and the lines of standard error.</returns>
    public static async Task<(int ExitCode, IReadOnlyList<string> Errors)> Run(
        string dll, string request, Action<string> line, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in (string[])["exec", dll, "--request", request])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = new List<string>();
        var readers = Task.WhenAll(Read(process.StandardOutput, line), Read(process.StandardError, errors.Add));
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        await Task.WhenAny(readers, Task.Delay(Drain, CancellationToken.None)).ConfigureAwait(false);
        return (process.ExitCode, [.. errors]);
    }

    private static async Task Read(StreamReader reader, Action<string> line)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } text)
        {
            line(text);
        }
    }
}
