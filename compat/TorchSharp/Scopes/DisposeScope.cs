namespace TorchSharp;

/// <summary>Disposes, when it ends, every tensor that was made inside it and was not moved out.</summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private readonly HashSet<IDisposable> disposables = new(ReferenceEqualityComparer.Instance);
    private bool disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        this.manager = manager;
        OuterScope = outer;
    }

    internal DisposeScope? OuterScope { get; private set; }

    public IReadOnlyList<IDisposable> DisposablesView => [.. Open];

    public int DisposablesCount => Open.Count;

    private HashSet<IDisposable> Open => disposed ? throw new ObjectDisposedException(typeof(DisposeScope).FullName) : disposables;

    public bool Contains(IDisposable disposable) => disposables.Contains(disposable);

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        var mine = Open;
        foreach (var disposable in disposables)
        {
            if (!mine.Remove(disposable))
            {
                continue;
            }

            SetOwner(disposable, scope);
            if (scope is null)
            {
                manager.ThreadStatistics.DetachedFromScopeCount++;
            }
            else
            {
                scope.disposables.Add(disposable);
            }
        }
    }

    public void Detach(params IDisposable[] disposables) => MoveToOther(null, disposables);

    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    public void Attach(IDisposable disposable)
    {
        var mine = Open;
        if (disposable is not torch.Tensor tensor)
        {
            throw new InvalidOperationException("DisposeScope can only manage Tensor or PackedSequence");
        }

        if (mine.Add(tensor))
        {
            tensor.OwningDisposeScope?.disposables.Remove(tensor);
            tensor.OwningDisposeScope = this;
            manager.ThreadStatistics.AttachedToScopeCount++;
        }
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        _ = Open;
        var all = disposables as IReadOnlyList<IDisposable> ?? [.. disposables];
        foreach (var disposable in all)
        {
            Attach(disposable);
        }

        return all;
    }

    public void DisposeEverything() => DisposeEverythingBut([]);

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        var gone = Open.Where(disposable => !keep.Contains(disposable)).ToList();
        foreach (var disposable in gone)
        {
            disposables.Remove(disposable);
            SetOwner(disposable, null);
            disposable.Dispose();
            manager.ThreadStatistics.DisposedInScopeCount++;

            // Its own Dispose saw no owner any more and counted it as outside.
            manager.ThreadStatistics.DisposedOutsideScopeCount--;
        }
    }

    /// <summary>Takes note that an object of this scope was disposed by itself.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Open.Remove(disposable))
        {
            SetOwner(disposable, null);
            manager.ThreadStatistics.DisposedInScopeCount++;
        }
    }

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        DisposeEverything();
        manager.Remove(this);
        disposed = true;
    }

    internal void Include(IDisposable disposable) => disposables.Add(disposable);

    private static void SetOwner(IDisposable disposable, DisposeScope? scope)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = scope;
        }
    }
}
