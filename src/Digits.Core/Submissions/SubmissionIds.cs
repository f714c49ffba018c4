using Digits.Core.Errors;

namespace Digits.Core.Submissions;

/// <summary>Checks that ids run from 1 without a gap, each once, in order.</summary>
internal static class SubmissionIds
{
    /// <summary>Checks ids; of several faults, reports duplicates before gaps and gaps before order.</summary>
    /// <param name="ids">Each row's id and 1-based line.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="InputException">The ids are not 1 to their number, in order.</exception>
    public static void Check(IReadOnlyList<(int Id, long Line)> ids, string path)
    {
        string expected = $"ImageId 1 to {ids.Count}, each once and in order";
        var twice = ids.GroupBy(i => i.Id).Where(g => g.Count() > 1);
        SubmissionCsv.Refuse([.. twice.Select(g => $"ImageId {g.Key} on lines {string.Join(" and ", g.Select(i => i.Line))}")], expected, path);

        int last = ids.Count == 0 ? 0 : ids.Max(i => i.Id);
        if (last > ids.Count)
        {
            // Never a list of all gaps: a stray huge id would leave millions.
            var present = ids.Select(i => i.Id).ToHashSet();
            int missing = last - present.Count(i => i > 0);
            var absent = Enumerable.Range(1, last).Where(i => !present.Contains(i)).Select(i => $"ImageId {i}");
            throw new InputException($"no {Listing.Of(absent, missing)}, but ImageId {last}", expected, path);
        }

        var misplaced = Enumerable.Range(0, ids.Count).Where(i => ids[i].Id != i + 1);
        SubmissionCsv.Refuse([.. misplaced.Select(i => $"ImageId {ids[i].Id} on line {ids[i].Line}")], expected, path);
    }
}
