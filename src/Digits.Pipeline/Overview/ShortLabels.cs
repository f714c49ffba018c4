namespace Digits.Pipeline.Overview;

/// <summary>Shortens the labels of a figure to its room, and no further than leaves them apart.</summary>
internal static class ShortLabels
{
    /// <summary>The letters that every label may have.</summary>
    public const int Room = 36;

    private const string Gap = "…";

    /// <summary>Gets one label for each given one, in their order: what is too long loses its middle, since instances begin alike and points end alike.</summary>
    /// <returns>Labels of at most <see cref="Room"/> letters, or of as many more as different ones need to stay different.</returns>
    public static string[] Of(IReadOnlyList<string> labels)
    {
        int different = labels.Distinct().Count(), longest = labels.Count == 0 ? 0 : labels.Max(label => label.Length);
        for (int room = Room; room < longest; room++)
        {
            string[] shortened = [.. labels.Select(label => Cut(label, room))];
            if (shortened.Distinct().Count() == different)
            {
                return shortened;
            }
        }

        return [.. labels];
    }

    private static string Cut(string label, int room)
    {
        int head = room / 2, tail = room - head - Gap.Length;
        return label.Length <= room ? label : label[..head] + Gap + label[^tail..];
    }
}
