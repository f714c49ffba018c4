namespace Digits.Pipeline.Execution;

/// <summary>Hands out slots of named resources, first to whom comes first in the graph.</summary>
internal sealed class ResourcePool(IReadOnlyDictionary<string, int> capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _free = new(capacity);
    private readonly SortedDictionary<int, Waiter> _waiting = [];

    /// <summary>Waits until all slots are free at once.</summary>
    /// <param name="rank">The place in the graph, unique: lower is served first; one that fits passes one that does not.</param>
    /// <param name="demand">Slots by resource; more than there are means all of them, and an unknown resource has no limit.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IDisposable> Acquire(int rank, IReadOnlyDictionary<string, int> demand, CancellationToken cancellation)
    {
        var clamped = demand.Where(slots => capacity.ContainsKey(slots.Key)).ToDictionary(slots => slots.Key, slots => Math.Min(slots.Value, capacity[slots.Key]));
        var waiter = new Waiter(clamped, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Add(rank, waiter);
            Serve();
        }

        using (cancellation.Register(() => Withdraw(rank, waiter, cancellation)))
        {
            await waiter.Served.Task.ConfigureAwait(false);
        }

        return new Lease(this, clamped);
    }

    private void Withdraw(int rank, Waiter waiter, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(rank, out var current) && current == waiter)
            {
                _waiting.Remove(rank);
                waiter.Served.TrySetCanceled(cancellation);
            }
        }
    }

    private void Release(IReadOnlyDictionary<string, int> slots)
    {
        lock (_gate)
        {
            foreach (var (resource, count) in slots)
            {
                _free[resource] += count;
            }

            Serve();
        }
    }

    private void Serve()
    {
        foreach (var (rank, waiter) in _waiting.ToList())
        {
            if (waiter.Demand.All(slots => _free[slots.Key] >= slots.Value))
            {
                foreach (var (resource, count) in waiter.Demand)
                {
                    _free[resource] -= count;
                }

                _waiting.Remove(rank);
                waiter.Served.TrySetResult();
            }
        }
    }

    private sealed record Waiter(IReadOnlyDictionary<string, int> Demand, TaskCompletionSource Served);

    private sealed class Lease(ResourcePool pool, IReadOnlyDictionary<string, int> slots) : IDisposable
    {
        private bool _returned;

        public void Dispose()
        {
            if (!_returned)
            {
                _returned = true;
                pool.Release(slots);
            }
        }
    }
}
