using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Collecting;

/// <summary>Deletes from a store what a plan does not keep.</summary>
/// <remarks>
/// Runs go before records and records before objects: killed anywhere in between, it leaves a valid store with less freed.
/// </remarks>
internal static class StoreSweep
{
    public static void Delete(ArtifactStore store, StoreSurvey survey, StorePlan plan, Freed freed, bool dryRun)
    {
        var runs = survey.Runs.Where(run => !plan.Runs.Contains(run)).ToList();
        freed.Files("run", [.. runs.Select(run => new StoredFile(run.Path, 0)), .. survey.Nameless]);
        freed.Files("record", [.. survey.Records.Values.Except(plan.Records)]);
        freed.Files("object", [.. survey.Objects.Values.Except(plan.Objects)]);
        freed.Files("half-written file", survey.Temporary);
        freed.Count("lock", Locks(store, dryRun));
    }

    // A lock that somebody holds or waits for is seen by him to have lost its name, and made anew.
    private static int Locks(ArtifactStore store, bool dryRun)
    {
        int count = 0;
        foreach (var file in StoreSurvey.Files(store.Locks))
        {
            using var held = FileLock.TryTake(file.Path);
            if (held is not null)
            {
                count++;
                if (!dryRun)
                {
                    held.Remove();
                }
            }
        }

        return count;
    }
}
