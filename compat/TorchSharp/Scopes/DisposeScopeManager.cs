namespace TorchSharp;

/// <summary>Keeps each thread's stack of dispose scopes and counts what goes in and out of them.</summary>
public sealed class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? threadManager;

    private readonly List<DisposeScope> scopes = [];

    private DisposeScopeManager()
    {
    }

    public static ThreadDisposeScopeStatistics Statistics => OfThread.ThreadStatistics;

    internal static DisposeScopeManager OfThread => threadManager ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics ThreadStatistics { get; } = new();

    internal static DisposeScope NewDisposeScope()
    {
        var manager = OfThread;
        var scope = new DisposeScope(manager, manager.scopes.Count > 0 ? manager.scopes[^1] : null);
        manager.scopes.Add(scope);
        return scope;
    }

    /// <summary>Puts a new object into the innermost scope, if there is one, and returns that scope.</summary>
    internal static DisposeScope? Register(IDisposable disposable)
    {
        var manager = OfThread;
        if (manager.scopes.Count == 0)
        {
            manager.ThreadStatistics.CreatedOutsideScopeCount++;
            return null;
        }

        manager.ThreadStatistics.CreatedInScopeCount++;
        var scope = manager.scopes[^1];
        scope.Include(disposable);
        return scope;
    }

    internal void Remove(DisposeScope scope) => scopes.Remove(scope);
}

/// <summary>What happened to disposable objects on one thread since it began or since <see cref="Reset"/>.</summary>
public sealed class ThreadDisposeScopeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }

    public long CreatedInScopeCount { get; internal set; }

    public long DisposedOutsideScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    public long AttachedToScopeCount { get; internal set; }

    public long ThreadTotalLiveCount => CreatedOutsideScopeCount + CreatedInScopeCount - DisposedOutsideScopeCount - DisposedInScopeCount;

    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        DisposedInScopeCount = 0;
        DetachedFromScopeCount = 0;
        AttachedToScopeCount = 0;
    }
}
