using Digits.Pipeline.Configuration;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Execution;

/// <summary>Words what a person needs to know of a failed instance: how its stage ended, what it said, and how to run it alone.</summary>
/// <param name="instance">The failed instance.</param>
/// <param name="request">Its request's file.</param>
/// <param name="folder">The folder of outputs that the request names; it is gone when the message is read.</param>
internal sealed class FailureText(StageInstance instance, string request, string folder)
{
    private const int ShownErrorLines = 20;
    private const int SignalBase = 128;

    private static readonly Dictionary<int, string> Signals = new()
    {
        [1] = "SIGHUP", [2] = "SIGINT", [4] = "SIGILL", [6] = "SIGABRT", [7] = "SIGBUS", [8] = "SIGFPE", [9] = "SIGKILL: out of memory?",
        [11] = "SIGSEGV: a fault in native code", [13] = "SIGPIPE", [15] = "SIGTERM",
    };

    /// <summary>Gets the request and the command that runs it alone, ready to be pasted into a shell.</summary>
    public string Reproduce =>
        $"Request: {Workspace.Shown(request)}\n"
        + $"Reproduce: mkdir -p {Quoted(folder)} && dotnet exec {Quoted(Workspace.Shown(instance.Stage.Dll))} --request {Quoted(Workspace.Shown(request))}";

    /// <summary>Gets how a process ended: <c>exit code 3</c>, or the signal that a shell would report as 128 and more.</summary>
    public static string End(int exitCode) =>
        OperatingSystem.IsWindows() || !Signals.TryGetValue(exitCode - SignalBase, out string? name)
            ? $"exit code {exitCode}"
            : $"exit code {exitCode}, killed by signal {exitCode - SignalBase} ({name})";

    /// <summary>Gets the message of a stage that ended with an exit code.</summary>
    public string Exited(int exitCode, IReadOnlyList<string> errors) => $"{instance.Shown} failed with {End(exitCode)}.\n{Last(errors)}\n{Reproduce}";

    /// <summary>Gets the message of a stage that was ended since its time was over.</summary>
    public string TimedOut(TimeSpan timeout, IReadOnlyList<string> errors) =>
        $"{instance.Shown} ran longer than {Duration.Shown(timeout)} and was ended (pipeline.json: stages.{instance.Stage.Name}.timeout).\n{Last(errors)}\n{Reproduce}";

    private static string Last(IReadOnlyList<string> errors) => errors.Count == 0
        ? "Standard error is empty."
        : $"The last lines of standard error:\n{string.Join('\n', errors.TakeLast(ShownErrorLines).Select(line => "  " + line))}";

    // Brackets in an instance's name mean something to a shell.
    private static string Quoted(string path) => path.All(letter => char.IsLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_' or '\\' or ':')
        ? path
        : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
