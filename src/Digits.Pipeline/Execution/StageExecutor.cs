namespace Digits.Pipeline.Execution;

/// <summary>Executes a stage to its end: <see cref="StageProcess"/> does it for users, tests of many runs do it without processes.</summary>
/// <param name="dll">The stage console's DLL.</param>
/// <param name="request">The request's file.</param>
/// <param name="line">Takes each line of standard output.</param>
/// <param name="cancellation">Ends the stage with all that it started.</param>
/// <returns>The exit code and the lines of standard error.</returns>
internal delegate Task<(int ExitCode, IReadOnlyList<string> Errors)> StageExecutor(
    string dll, string request, Action<string> line, CancellationToken cancellation);
