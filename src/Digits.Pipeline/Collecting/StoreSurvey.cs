using System.Text.Json;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Collecting;

/// <summary>A file of the store.</summary>
internal sealed record StoredFile(string Path, long Size)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>Lists what a store holds. Its caller holds the store's Gc lock, so that nothing is added meanwhile.</summary>
internal sealed class StoreSurvey
{
    private const int HashLength = 64;
    private readonly Dictionary<string, string[]> _contents = [];

    /// <exception cref="UserErrorException">A later version of the engine uses the store: what it needs is unknown.</exception>
    public StoreSurvey(ArtifactStore store)
    {
        string records = Path.Combine(store.Folder, "ac");
        if (Folders(records).FirstOrDefault(folder => folder != store.Records) is { } foreign)
        {
            throw new UserErrorException(
                $"records of another version of this program ({Path.GetFileName(foreign)})",
                $"{Path.GetFileName(store.Records)} alone (clear a shared store with the newest program that uses it)", records);
        }

        string[] entries = Directory.Exists(store.Runs) ? Directory.GetFiles(store.Runs) : [];
        Runs = [.. entries.Select(PastRun.Read).OfType<PastRun>().OrderByDescending(run => run.Number).ThenByDescending(run => run.Path, StringComparer.Ordinal)];
        Nameless = [.. entries.Except(Runs.Select(run => run.Path)).Where(entry => !IsUnderWay(entry)).Select(Stored)];
        UnderWay = Runs.Where(run => IsUnderWay(run.Path)).ToHashSet();
        Gone = Runs.Select(run => run.Owner).Where(IsGone).ToHashSet();
        Records = Files(store.Records).Where(IsHash).ToDictionary(file => file.Name);
        Objects = Files(Path.Combine(store.Folder, "cas")).Where(IsHash).ToDictionary(file => file.Name);
        Temporary = [.. Files(store.Records).Concat(Files(Path.Combine(store.Folder, "cas"))).Where(file => file.Name.EndsWith(".tmp", StringComparison.Ordinal))];
    }

    /// <summary>Gets the runs that the store knows, the newest first.</summary>
    public IReadOnlyList<PastRun> Runs { get; }

    /// <summary>Gets the runs that have not ended.</summary>
    public IReadOnlySet<PastRun> UnderWay { get; }

    /// <summary>Gets the workspaces whose folders are no more.</summary>
    public IReadOnlySet<string> Gone { get; }

    /// <summary>Gets entries of runs that died before they named their workspace.</summary>
    public IReadOnlyList<StoredFile> Nameless { get; }

    /// <summary>Gets the records by key.</summary>
    public IReadOnlyDictionary<string, StoredFile> Records { get; }

    /// <summary>Gets the objects by hash.</summary>
    public IReadOnlyDictionary<string, StoredFile> Objects { get; }

    /// <summary>Gets what writers that died left half written.</summary>
    public IReadOnlyList<StoredFile> Temporary { get; }

    /// <summary>Gets the hashes of a key's outputs; null where its record is missing or damaged.</summary>
    public IReadOnlyList<string>? OutputsOf(string key)
    {
        if (!_contents.TryGetValue(key, out string[]? hashes))
        {
            hashes = Records.TryGetValue(key, out var file) && InstanceRecord.Read(file.Path) is { } record && record.Key == key ? [.. record.Outputs.Values] : null;
            _contents[key] = hashes!;
        }

        return hashes;
    }

    /// <summary>Lists the files one folder below a folder.</summary>
    public static IEnumerable<StoredFile> Files(string folder) => Folders(folder).SelectMany(Directory.GetFiles).Select(Stored);

    private static string[] Folders(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private static StoredFile Stored(string path) => new(path, new FileInfo(path) is { Exists: true } file ? file.Length : 0);

    private static bool IsHash(StoredFile file) => file.Name.Length == HashLength && file.Name.All(char.IsAsciiHexDigitLower);

    private static bool IsUnderWay(string entry)
    {
        using var held = File.Exists(entry) ? FileLock.TryTake(entry) : null;
        return held is null;
    }

    // Only this machine's folders can be looked for; another machine's count as there.
    private static bool IsGone(string owner)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(owner) is [var machine, var folder] && machine == Environment.MachineName
                && !Directory.Exists(new Workspace(folder).Private);
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
