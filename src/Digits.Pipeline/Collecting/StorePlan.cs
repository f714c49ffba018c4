using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Collecting;

/// <summary>Chooses what of a store stays. The rules:</summary>
/// <remarks>
/// 1. Runs under way stay.
/// 2. Of each workspace that still exists stay the newest runs that ended, as many as the limit says; runs that used the same keys count once.
/// 3. While the store is over the size limit, the oldest of those goes, but never a workspace's newest.
/// 4. Records of keys that no such run used go, and objects that no such record names.
/// </remarks>
internal sealed class StorePlan
{
    private readonly StoreSurvey _survey;

    public StorePlan(StoreSurvey survey, GcLimits limits)
    {
        _survey = survey;
        // A run that started just now named little of what it will ask for: the one before it stays too.
        var newest = survey.Runs.Except(survey.UnderWay).GroupBy(run => run.Owner).Where(workspace => !survey.Gone.Contains(workspace.Key)).ToList();
        HashSet<PastRun> needed = [.. survey.UnderWay, .. newest.Select(workspace => workspace.First())];
        Runs = [.. survey.UnderWay, .. newest.SelectMany(workspace => Newest(workspace, limits.Runs))];
        Choose();
        var spare = new Queue<PastRun>(Runs.Except(needed).OrderBy(run => run.Number).ThenBy(run => run.Path, StringComparer.Ordinal));
        while (Size > limits.MaxSize && spare.TryDequeue(out var oldest))
        {
            Runs.Remove(oldest);
            Choose();
        }
    }

    /// <summary>Gets the runs that stay.</summary>
    public HashSet<PastRun> Runs { get; }

    /// <summary>Gets the keys that those runs used.</summary>
    public HashSet<string> Keys { get; private set; } = [];

    /// <summary>Gets the records that stay.</summary>
    public IReadOnlyList<StoredFile> Records { get; private set; } = [];

    /// <summary>Gets the objects that stay.</summary>
    public IReadOnlyList<StoredFile> Objects { get; private set; } = [];

    /// <summary>Gets the bytes of records and objects that stay.</summary>
    public long Size { get; private set; }

    private static List<PastRun> Newest(IEnumerable<PastRun> runs, int count)
    {
        List<PastRun> chosen = [];
        foreach (var run in runs.TakeWhile(_ => chosen.Count < count).Where(run => !chosen.Exists(newer => newer.Keys.SetEquals(run.Keys))))
        {
            chosen.Add(run);
        }

        return chosen;
    }

    private void Choose()
    {
        Keys = [.. Runs.SelectMany(run => run.Keys)];
        Records = [.. Keys.Where(key => _survey.OutputsOf(key) is not null).Select(key => _survey.Records[key])];
        Objects = [.. Records.SelectMany(record => _survey.OutputsOf(record.Name)!).Distinct().Where(_survey.Objects.ContainsKey).Select(hash => _survey.Objects[hash])];
        Size = Records.Concat(Objects).Sum(file => file.Size);
    }
}
