using Digits.Pipeline.Hashing;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>The disk as a kill at one instant leaves it: a copy of folders taken in the middle of a run, put in their place when the run has ended.</summary>
internal sealed class DiskImage(string root, IReadOnlyList<string> folders, string copy)
{
    private const int MostAttempts = 1000;

    public bool IsTaken { get; private set; }

    /// <summary>Copies the folders.</summary>
    /// <remarks>Other threads go on meanwhile: a copy counts where nothing changed until it was complete, and is made again where something did.</remarks>
    public void Take()
    {
        Dictionary<string, FileStamp?> before;
        int attempts = 0;
        do
        {
            if (attempts++ == MostAttempts)
            {
                throw new InvalidOperationException("The disk never came to rest while one thread of the run was held.");
            }

            before = Listing();
            if (Directory.Exists(copy))
            {
                Directory.Delete(copy, recursive: true);
            }
        }
        while (!TryCopy(before) || !Same(before, Listing()));
        KeepStamps(before);
        IsTaken = true;
    }

    /// <summary>Puts the copy in the place of what the run left.</summary>
    public void PutInPlace()
    {
        foreach (string folder in folders)
        {
            string place = Path.Combine(root, folder);
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }

            string copied = Path.Combine(copy, folder);
            if (Directory.Exists(copied))
            {
                Directory.Move(copied, place);
            }
        }
    }

    private bool TryCopy(Dictionary<string, FileStamp?> listing)
    {
        try
        {
            foreach (var (path, stamp) in listing)
            {
                string target = Path.Combine(copy, Path.GetRelativePath(root, path));
                Directory.CreateDirectory(stamp is null ? target : Path.GetDirectoryName(target)!);
                if (stamp is not null)
                {
                    Copy(path, target);
                }
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // What the run holds locked, .NET's own copy refuses.
    private static void Copy(string path, string target)
    {
        const int Held = 11;
        try
        {
            File.Copy(path, target);
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) == Held)
        {
            File.WriteAllText(target, FileLock.ReadHeld(path));
        }
    }

    // A copy has a new inode, which the original that it stands for would have kept.
    private void KeepStamps(Dictionary<string, FileStamp?> listing)
    {
        foreach (string stamps in listing.Keys.Where(path => Path.GetFileName(path) == "stamps"))
        {
            string copied = Path.Combine(copy, Path.GetRelativePath(root, stamps));
            string[] lines = File.ReadAllLines(copied);
            for (int index = 1; index < lines.Length; index++)
            {
                string[] part = lines[index].Split(' ', 7);
                if (part.Length == 7 && listing.GetValueOrDefault(part[6]) is { } stamp && Edits.Line(stamp) == $" {string.Join(' ', part[1..6])} ")
                {
                    lines[index] = part[0] + Edits.Line(FileStamp.Of(Path.Combine(copy, Path.GetRelativePath(root, part[6])))!.Value) + part[6];
                }
            }

            File.WriteAllText(copied, string.Join('\n', [.. lines, ""]));
        }
    }

    private Dictionary<string, FileStamp?> Listing()
    {
        while (true)
        {
            try
            {
                return folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists)
                    .SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder))
                    .ToDictionary(path => path, FileStamp.Of);
            }
            catch (DirectoryNotFoundException)
            {
                // A folder in work went away: list again.
            }
        }
    }

    private static bool Same(Dictionary<string, FileStamp?> one, Dictionary<string, FileStamp?> other) =>
        one.Count == other.Count && one.All(entry => other.TryGetValue(entry.Key, out var stamp) && stamp == entry.Value);
}
