// The default generator and the thread count are one per process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
