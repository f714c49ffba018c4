using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Folds;

namespace Digits.Pages.Reports;

/// <summary>Is what one member's models predict.</summary>
/// <param name="Name">The member's name; empty where there is but one.</param>
/// <param name="OutOfFold">float32 [n,10], each row as the member's models predict it that did not see it.</param>
/// <param name="Tests">For each fold float32 [M,10], all test rows.</param>
public sealed record MemberResults(string Name, ClassProbabilities OutOfFold, IReadOnlyList<ClassProbabilities> Tests)
{
    /// <summary>Joins a member's folds.</summary>
    /// <param name="name">The member's name; empty where there is but one.</param>
    /// <param name="folds">Which rows each fold holds out.</param>
    /// <param name="oofs">For each fold the file of its held-out rows' probabilities.</param>
    /// <param name="tests">For each fold the file of its test rows' probabilities.</param>
    /// <exception cref="Core.Errors.InputException">A file is missing or does not fit the folds.</exception>
    public static MemberResults Read(string name, FoldAssignment folds, IReadOnlyList<string> oofs, IReadOnlyList<string> tests) =>
        new(name, Core.Ensembling.OutOfFold.Join([.. oofs.Select(ProbabilityParquet.Read)], folds), [.. tests.Select(ProbabilityParquet.Read)]);
}
