using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Digits.Pipeline.Execution;

/// <summary>A process and all that it starts, which end together: with it, with the engine, or when asked to.</summary>
/// <remarks>
/// On Linux the family is a session of its own, with a shell in it that waits for the end of a pipe which the engine holds open. The pipe
/// ends however the engine ends, by SIGKILL too, and the shell then kills the whole group: nobody can outlive the engine by staying in
/// it. Who leaves the group (<c>setsid</c>) is known by a mark in the environment, and ended where the engine itself ends the family.
/// Elsewhere the tree of descendants is ended.
/// </remarks>
internal sealed partial class ProcessFamily : IDisposable
{
    private const string Mark = "PIPELINE_STAGE";
    private const int Kill = 9;
    private const int Terminate = 15;
    private const string Script = "exec 3<&0; (trap '' TERM INT HUP; read -r _ <&3; kill -s KILL -- -$$) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    // A process that was killed is gone within milliseconds, unless it hangs in the kernel, where no waiting helps.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly string? SetSid = OperatingSystem.IsLinux() ? Array.Find(["/usr/bin/setsid", "/bin/setsid"], File.Exists) : null;
    private static int s_started;

    // No other living family's: the engine's id is its own as long as it lives.
    private readonly string _mark = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref s_started)}");

    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">The working folder.</param>
    public ProcessFamily(IReadOnlyList<string> command, string folder)
    {
        string[] all = SetSid is null ? [.. command] : [SetSid, "/bin/sh", "-c", Script, "sh", .. command];
        var start = new ProcessStartInfo(all[0], all.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        start.Environment[Mark] = _mark;

        // Only the engine speaks with the shared cache.
        start.Environment.Remove(PipelineVariables.Remote);
        start.Environment.Remove(PipelineVariables.RemoteToken);
        Process = Process.Start(start)!;
        if (SetSid is null)
        {
            Process.StandardInput.Close();
        }
    }

    /// <summary>Gets the process whose end is the family's.</summary>
    public Process Process { get; }

    /// <summary>Asks all to end (SIGTERM), and after a grace ends them (SIGKILL). Returns when all are gone.</summary>
    public async Task End(TimeSpan grace)
    {
        if (SetSid is null)
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync().ConfigureAwait(false);
            return;
        }

        _ = Signal(-Process.Id, Terminate);
        using var patience = new CancellationTokenSource(grace);
        try
        {
            await Process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = Signal(-Process.Id, Kill);
            await Process.WaitForExitAsync().ConfigureAwait(false);
        }

        await EndRest().ConfigureAwait(false);
        foreach (int escaped in Escaped())
        {
            _ = Signal(escaped, Kill);
        }
    }

    /// <summary>Ends what the ended process left running. Returns when all in its group are gone.</summary>
    public async Task EndRest()
    {
        if (SetSid is null)
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        while (Signal(-Process.Id, Kill) == 0 && watch.Elapsed < Patience && Lives())
        {
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        try
        {
            Process.StandardInput.Dispose();
        }
        catch (IOException)
        {
            // Nobody reads the pipe any more.
        }

        Process.Dispose();
    }

    // A dead process that nobody has waited for still counts as one of its group for kill(2).
    private bool Lives()
    {
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
        {
            // "PID (NAME) STATE PARENT GROUP ...", and a name may hold anything.
            string stat = Text(Path.Combine(process, "stat"));
            string[] fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 2 && fields[0] is not ("Z" or "X") && fields[2] == Process.Id.ToString(CultureInfo.InvariantCulture))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<int> Escaped() =>
        from process in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(process), out _) && Text(Path.Combine(process, "environ")).Contains($"{Mark}={_mark}\0", StringComparison.Ordinal)
        select int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture);

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.Latin1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
