using Digits.Core.Stages;

namespace Digits.Core.Ensembling;

/// <summary>Finds the files that a stage wrote at each of its named points among a request's inputs: <c>baselineOof[knn]</c>.</summary>
public static class NamedInputs
{
    /// <summary>Gets an input's paths by name, in order of the names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="input">The input's name: <c>baselineOof</c>.</param>
    /// <returns>Name to path; empty where there is no such input.</returns>
    public static SortedDictionary<string, string> Of(StageRequest request, string input)
    {
        var found = request.Inputs.Where(entry => entry.Key.StartsWith(input + "[", StringComparison.Ordinal) && entry.Key.EndsWith(']'));
        return new(found.ToDictionary(entry => entry.Key[(input.Length + 1)..^1], entry => entry.Value), StringComparer.Ordinal);
    }
}
