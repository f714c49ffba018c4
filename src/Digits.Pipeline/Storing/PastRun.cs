using System.Globalization;

namespace Digits.Pipeline.Storing;

/// <summary>A run as its entry in the store tells of it.</summary>
/// <param name="Path">The entry's file.</param>
/// <param name="Number">Counts up over all runs that use the store.</param>
/// <param name="Owner">The workspace, as <see cref="RunEntry.Owner"/> writes it.</param>
/// <param name="Keys">The keys that the run used.</param>
internal sealed record PastRun(string Path, long Number, string Owner, IReadOnlySet<string> Keys)
{
    /// <summary>Reads an entry, or gets null where it is gone or holds no whole first line.</summary>
    /// <exception cref="UserErrorException">A later version of the engine wrote it.</exception>
    public static PastRun? Read(string path)
    {
        string[] lines;
        try
        {
            lines = FileLock.ReadHeld(path).Split('\n');
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        if (lines is not [var first, _, ..])
        {
            return null;
        }

        if (!first.StartsWith(RunEntry.Header, StringComparison.Ordinal))
        {
            throw new UserErrorException(
                $"a run of another version of this program ({first.Split('[')[0].TrimEnd()})", $"{RunEntry.Header.TrimEnd()} (clear a shared store with the newest program that uses it)", path);
        }

        // A run that was killed while it wrote left a line that is no key.
        const int KeyLength = 64;
        _ = long.TryParse(System.IO.Path.GetFileName(path).Split('-')[0], CultureInfo.InvariantCulture, out long number);
        return new PastRun(path, number, first[RunEntry.Header.Length..], lines.Skip(1).Where(line => line.Length == KeyLength).ToHashSet());
    }

    public bool Equals(PastRun? other) => other?.Path == Path;

    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);
}
