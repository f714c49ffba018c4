namespace Digits.Pipeline.Collecting;

/// <summary>Deletes files, or in a dry run only counts them.</summary>
/// <param name="dryRun">Whether nothing is deleted.</param>
/// <param name="deleting">Is told each path before it is deleted; for tests, null otherwise.</param>
internal sealed class Freed(bool dryRun, Action<string>? deleting = null)
{
    private readonly List<string> _parts = [];

    /// <summary>Gets the bytes that the deleted files held.</summary>
    public long Bytes { get; private set; }

    /// <summary>Gets what was deleted: <c>3 runs, 12 records, 30 objects</c>; empty for nothing.</summary>
    public string What => string.Join(", ", _parts);

    /// <summary>Deletes files of one kind.</summary>
    public void Files(string kind, IReadOnlyCollection<StoredFile> files)
    {
        foreach (var file in files.Where(_ => !dryRun))
        {
            deleting?.Invoke(file.Path);
            File.Delete(file.Path);
        }

        Count(kind, files.Count, files.Sum(file => file.Size));
    }

    /// <summary>Deletes folders of one kind with all that they hold.</summary>
    public void Folders(string kind, IReadOnlyCollection<string> folders)
    {
        long bytes = folders.Sum(folder => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length));
        foreach (string folder in folders.Where(_ => !dryRun))
        {
            Directory.Delete(folder, recursive: true);
        }

        Count(kind, folders.Count, bytes);
    }

    /// <summary>Counts what was deleted otherwise.</summary>
    public void Count(string kind, int count, long bytes = 0)
    {
        if (count > 0)
        {
            _parts.Add($"{count} {kind}{(count == 1 ? "" : "s")}");
            Bytes += bytes;
        }
    }
}
