using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Digits.Pipeline.Hashing;

/// <summary>Hashes files by content and remembers each hash beside the file's stamp, so that an unchanged file costs one stat.</summary>
/// <param name="cacheFile">Where hashes live between runs.</param>
/// <param name="verify">Whether to hash everything once in this process, whatever the stamps say.</param>
/// <param name="clock">Tells which files are young.</param>
internal sealed class ContentHasher(string cacheFile, bool verify, TimeProvider clock)
{
    private const string Header = "stamps 1";
    private const int LargestBuffer = 1 << 20;

    // A file changed within the clock's tick of its hashing keeps its stamp: hashes of so young files are not remembered.
    private const long TickNanoseconds = 50_000_000;
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, string Hash, bool Fresh)> _known = Load(cacheFile);
    private volatile bool _changed;

    /// <summary>Gets a file's SHA-256 in lower-case hex, or null where there is no such file.</summary>
    public string? Hash(string path)
    {
        var stamp = FileStamp.Of(path);
        return stamp is { } now && _known.TryGetValue(path, out var known) && known.Stamp == now && (known.Fresh || !verify)
            ? known.Hash
            : HashAgain(path);
    }

    /// <summary>Gets a file's SHA-256 as this process has read it: what an earlier one remembered beside the stamp does not count.</summary>
    public string? HashOnce(string path) =>
        FileStamp.Of(path) is { } now && _known.TryGetValue(path, out var known) && known.Stamp == now && known.Fresh ? known.Hash : HashAgain(path);

    /// <summary>Hashes a file whatever its stamp says.</summary>
    public string? HashAgain(string path)
    {
        if (FileStamp.Of(path) is not { } before)
        {
            return null;
        }

        if (Read(path, before.Size) is not { } hash)
        {
            return null;
        }

        // Behind a clock that was set back a file's last change lies ahead: then nothing is remembered, and hashing costs its time.
        long now = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        long changed = before.Changed != 0 ? before.Changed : before.Modified;
        if (FileStamp.Of(path) == before && changed < now - TickNanoseconds)
        {
            _known[path] = (before, hash, true);
            _changed = true;
        }
        else if (_known.TryRemove(path, out _))
        {
            _changed = true;
        }

        return hash;
    }

    /// <summary>Writes the remembered hashes, if any changed.</summary>
    public void Save()
    {
        if (_changed)
        {
            // The format has a line for each file: a name that holds a line break is hashed each time.
            var lines = _known.Where(entry => entry.Key.AsSpan().IndexOfAny('\n', '\r') < 0).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Line(entry.Key, entry.Value.Stamp, entry.Value.Hash));
            Storing.DurableFile.Replace(cacheFile, string.Join('\n', [Header, .. lines, ""]), durable: false);
            _changed = false;
        }
    }

    private static string? Read(string path, long size)
    {
        try
        {
            // A small file needs no large buffer: most files of a small pipeline would spend their time on clearing it.
            int buffer = (int)Math.Clamp(size, 1, LargestBuffer);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, buffer, FileOptions.SequentialScan);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Somebody removed it since its stamp was read.
            return null;
        }
    }

    private static string Line(string path, FileStamp stamp, string hash) => string.Create(
        CultureInfo.InvariantCulture, $"{hash} {stamp.Size} {stamp.Modified} {stamp.Changed} {stamp.Inode} {stamp.Device} {path}");

    private static ConcurrentDictionary<string, (FileStamp Stamp, string Hash, bool Fresh)> Load(string file)
    {
        var known = new ConcurrentDictionary<string, (FileStamp, string, bool)>();
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        foreach (string line in lines is [Header, ..] ? lines.Skip(1) : [])
        {
            string[] part = line.Split(' ', 7);
            if (part.Length == 7 && part[0].Length == 64
                && long.TryParse(part[1], CultureInfo.InvariantCulture, out long size) && long.TryParse(part[2], CultureInfo.InvariantCulture, out long modified)
                && long.TryParse(part[3], CultureInfo.InvariantCulture, out long changed) && ulong.TryParse(part[4], CultureInfo.InvariantCulture, out ulong inode)
                && ulong.TryParse(part[5], CultureInfo.InvariantCulture, out ulong device))
            {
                known[part[6]] = (new FileStamp(size, modified, changed, inode, device), part[0], false);
            }
        }

        return known;
    }
}
