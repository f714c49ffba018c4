using System.Globalization;
using System.Text.RegularExpressions;
using Digits.Core.Errors;
using Digits.Core.Stages;

namespace Digits.Core.Ensembling;

/// <summary>Finds the files of every member and fold among a request's inputs: <c>oof[fold=0]</c> of the one member, <c>oof[cnn,fold=0]</c> of several.</summary>
public static partial class FoldInputs
{
    /// <summary>Gets an input's paths by member.</summary>
    /// <param name="request">The request.</param>
    /// <param name="input">The input's name: <c>oof</c>.</param>
    /// <returns>Members in order of their names, each with one path for every fold; the one member without a name is ""; empty where none is trained.</returns>
    /// <exception cref="InputException">A fold is missing or named twice, or members have other numbers of folds.</exception>
    public static SortedDictionary<string, IReadOnlyList<string>> Of(StageRequest request, string input)
    {
        var found = request.Inputs.Select(entry => (Match: Pattern().Match(entry.Key), Path: entry.Value))
            .Where(entry => entry.Match.Success && entry.Match.Groups["input"].Value == input)
            .Select(entry => (Member: entry.Match.Groups["member"].Value, Fold: int.Parse(entry.Match.Groups["fold"].Value, CultureInfo.InvariantCulture), entry.Path));
        var members = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        string where = $"request of {request.Instance}";
        foreach (var member in found.GroupBy(entry => entry.Member))
        {
            var folds = member.OrderBy(entry => entry.Fold).ToList();
            if (!folds.Select(entry => entry.Fold).SequenceEqual(Enumerable.Range(0, folds.Count)))
            {
                string names = string.Join(", ", folds.Select(entry => Name(input, entry.Member, entry.Fold)));
                throw new InputException(names, $"{Name(input, member.Key, 0)} and so on without a gap", where);
            }

            members[member.Key] = [.. folds.Select(entry => entry.Path)];
        }

        if (members.Select(member => member.Value.Count).Distinct().Count() > 1)
        {
            string counts = string.Join(", ", members.Select(member => $"{member.Value.Count} of {member.Key}"));
            throw new InputException($"folds of {input}: {counts}", "the same folds of every member", where);
        }

        return members;
    }

    private static string Name(string input, string member, int fold) => member.Length == 0 ? $"{input}[fold={fold}]" : $"{input}[{member},fold={fold}]";

    [GeneratedRegex(@"^(?<input>\w+)\[((?<member>[^,=\]]+),)?fold=(?<fold>[0-9]{1,6})\]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
