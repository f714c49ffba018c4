using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Collecting;

/// <summary>Clears the store and this workspace of what no recent run used, beside runs that go on.</summary>
/// <remarks>
/// Each run names a key in the store before it relies on it, and holds the store's Gc lock shared while it does and while it adds
/// outputs. Gc holds that lock alone: it sees every key that a run may rely on, and a run that comes to a key later waits and then
/// sees what Gc left.
/// </remarks>
internal sealed class GcCommand(PipelineOptions options, TextWriter output)
{
    public async Task<int> Run(GcLimits limits, CancellationToken cancellation)
    {
        var workspace = new Workspace(Path.GetFullPath(options.Workspace ?? options.Root));
        var store = new ArtifactStore(Session.StoreFolder(options, workspace), new FaultPoints(null));
        if (!Directory.Exists(store.Folder))
        {
            await output.WriteLineAsync($"Nothing to free: there is no store {store.Folder}.").ConfigureAwait(false);
            return 0;
        }

        using var own = Directory.Exists(workspace.Private) ? FileLock.TryTake(workspace.Lock) : null;
        using var alone = await FileLock.Take(store.GcLock, cancellation, () => output.WriteLine("Waiting for runs that add to the store.")).ConfigureAwait(false);
        var survey = new StoreSurvey(store);
        var plan = new StorePlan(survey, limits);
        var freed = new Freed(options.DryRun, options.FaultPoint);
        StoreSweep.Delete(store, survey, plan, freed, options.DryRun);
        if (own is not null)
        {
            WorkspaceSweep.Delete(workspace, limits.Runs, plan.Keys, freed);
        }

        foreach (string line in Lines(store, plan, freed, limits, own is null && Directory.Exists(workspace.Private)))
        {
            await output.WriteLineAsync(line).ConfigureAwait(false);
        }

        return 0;
    }

    private IEnumerable<string> Lines(ArtifactStore store, StorePlan plan, Freed freed, GcLimits limits, bool isBusy)
    {
        string verb = options.DryRun ? "Would free" : "Freed";
        yield return freed.What.Length == 0 ? "Nothing to free." : $"{verb} {ByteSize.Text(freed.Bytes)}: {freed.What}.";
        yield return $"{(options.DryRun ? "Would leave" : "Left")} {ByteSize.Text(plan.Size)} in {store.Folder}: "
            + $"{Count(plan.Runs.Count, "run")} of {Count(plan.Runs.DistinctBy(run => run.Owner).Count(), "workspace")}, "
            + $"{Count(plan.Records.Count, "record")}, {Count(plan.Objects.Count, "object")}.";
        if (plan.Size > limits.MaxSize)
        {
            yield return $"That is over --max-size={ByteSize.Text(limits.MaxSize.Value)}: runs under way and each workspace's newest run need it.";
        }

        if (isBusy)
        {
            yield return "A run is under way in this folder: its checkpoints, requests and logs stay.";
        }
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
