namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Executes stages without processes, remembers which, and lets things happen meanwhile.</summary>
internal sealed class InProcessStages
{
    private readonly Lock _gate = new();
    private readonly List<string> _executed = [];
    private readonly Action<string> _point;

    /// <param name="point">Is called before an instance, after each of its outputs, and after it.</param>
    public InProcessStages(Action<string> point) => _point = point;

    /// <summary>Gets the instances that were executed, in order of name.</summary>
    public IReadOnlyList<string> Executed => [.. _executed.Order(StringComparer.Ordinal)];

    /// <summary>Gets the instance that fails, and then the one that failed.</summary>
    public string? Failing { get; init; }

    public bool HasFailed { get; private set; }

    public Task<(int ExitCode, IReadOnlyList<string> Errors)> Execute(string dll, string request, Action<string> line, CancellationToken cancellation)
    {
        string instance = Path.GetFileNameWithoutExtension(request);
        lock (_gate)
        {
            _executed.Add(instance);
        }

        _point(instance);
        cancellation.ThrowIfCancellationRequested();
        if (instance == Failing)
        {
            HasFailed = true;
            return Task.FromResult<(int, IReadOnlyList<string>)>((1, ["fails this once"]));
        }

        int exitCode = ModelStage.Run(request, Path.GetDirectoryName(dll)!, _point);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<(int, IReadOnlyList<string>)>((exitCode, []));
    }
}
