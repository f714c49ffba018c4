using System.Globalization;
using Digits.Pipeline.Hashing;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Changes files as people and failing disks do, each time with a new stamp: the clock of file systems ticks slower than the tests edit.</summary>
internal static class Edits
{
    private const string Header = "stamps 1";

    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var before = FileStamp.Of(path);
        do
        {
            File.WriteAllText(path, text);
        }
        while (FileStamp.Of(path) == before);
    }

    public static void Touch(string path)
    {
        var before = FileStamp.Of(path);
        do
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        while (FileStamp.Of(path) == before);
    }

    /// <summary>Damages a file in place, or puts another one there where it may not be written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="damage">What happens to it.</param>
    /// <param name="stamps">The stamps that shall not tell of it, for <see cref="Damage.FlipBehindStamps"/>.</param>
    /// <returns>Whether the stamps still vouch for the old content.</returns>
    public static bool Apply(string path, Damage damage, string stamps)
    {
        if (damage == Damage.Delete)
        {
            File.Delete(path);
            return false;
        }

        var before = FileStamp.Of(path)!.Value;
        var times = File.GetLastWriteTimeUtc(path);
        string text = File.ReadAllText(path);
        string damaged = damage switch
        {
            Damage.Empty => "",
            Damage.Truncate => text[..(text.Length / 2)],
            _ => text.Length == 0 ? "x" : (text[0] == '#' ? '%' : '#') + text[1..],
        };
        if (File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            File.Delete(path);
        }

        Write(path, damaged);
        if (damage is Damage.FlipKeepingTimes or Damage.FlipBehindStamps)
        {
            File.SetLastWriteTimeUtc(path, times);
        }

        return damage == Damage.FlipBehindStamps && Vouch(stamps, path, before);
    }

    /// <summary>Gives a file that the stamps vouched for its new stamp there, as if it had kept the old one.</summary>
    public static bool Vouch(string stamps, string path, FileStamp before)
    {
        string[] lines = File.Exists(stamps) ? File.ReadAllLines(stamps) : [];
        int index = Array.FindIndex(lines, line => line.EndsWith(Line(before) + path, StringComparison.Ordinal));
        if (index < 0 || lines[0] != Header)
        {
            return false;
        }

        lines[index] = string.Concat(lines[index].AsSpan(0, 64), Line(FileStamp.Of(path)!.Value), path);
        File.WriteAllText(stamps, string.Join('\n', [.. lines, ""]));
        return true;
    }

    /// <summary>Gets a stamp as lines of the stamps file hold it, between a hash and a path.</summary>
    public static string Line(FileStamp stamp) =>
        string.Create(CultureInfo.InvariantCulture, $" {stamp.Size} {stamp.Modified} {stamp.Changed} {stamp.Inode} {stamp.Device} ");
}
