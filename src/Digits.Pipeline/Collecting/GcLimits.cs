using System.Globalization;

namespace Digits.Pipeline.Collecting;

/// <summary>What Gc leaves.</summary>
/// <param name="Runs">The number of newest runs of each workspace, at least 1.</param>
/// <param name="MaxSize">The size in bytes that the store is brought under; null for any size.</param>
internal sealed record GcLimits(int Runs, long? MaxSize)
{
    public const int UsualRuns = 10;

    /// <summary>Reads the options' texts; null means the default.</summary>
    /// <exception cref="UserErrorException">A text is not of its form.</exception>
    public static GcLimits Parse(string? keep, string? maxSize)
    {
        int runs = UsualRuns;
        List<Fault> faults = [];
        if (keep is not null && (!int.TryParse(keep, NumberStyles.None, CultureInfo.InvariantCulture, out runs) || runs < 1))
        {
            faults.Add(new Fault($"--keep={keep}", "a number of runs from 1", "command line"));
        }

        long? size = maxSize is null ? null : ByteSize.Parse(maxSize);
        if (maxSize is not null && size is null)
        {
            faults.Add(new Fault($"--max-size={maxSize}", "a number with its unit B, kB, MB, GB or TB (powers of 1000): 500MB, 2.5GB", "command line"));
        }

        return faults.Count == 0 ? new GcLimits(runs, size) : throw new UserErrorException(faults);
    }
}
