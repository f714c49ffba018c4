using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;

namespace Digits.Core.Ensembling;

/// <summary>Holds what a member predicts; members share the folds.</summary>
/// <param name="Name">The member's name; empty where there is but one.</param>
/// <param name="Oof">float32 [n,10], each row that a fold held out as its models predict it that did not see it.</param>
/// <param name="Test">float32 [M,10], all test rows.</param>
/// <param name="TrainAccuracy">The mean of its folds' training accuracies, 0..1; null where nobody measured it.</param>
public sealed record EnsembleMember(string Name, ClassProbabilities Oof, ClassProbabilities Test, double? TrainAccuracy = null)
{
    /// <summary>Joins a member's folds: its held-out predictions, and the mean of its test predictions.</summary>
    /// <param name="name">The member's name; empty where there is but one.</param>
    /// <param name="folds">Which rows each fold holds out.</param>
    /// <param name="oofs">For each fold its held-out rows and their float32 [.,10] probabilities.</param>
    /// <param name="tests">For each fold float32 [M,10], its probabilities of all test rows.</param>
    /// <param name="trainAccuracy">The mean of the folds' training accuracies, 0..1; null where nobody measured it.</param>
    /// <exception cref="InputException">The predictions do not fit the folds.</exception>
    public static EnsembleMember OfFolds(
        string name, FoldAssignment folds, IReadOnlyList<ClassProbabilities> oofs, IReadOnlyList<ClassProbabilities> tests, double? trainAccuracy = null) =>
        tests.Count == folds.Count
            ? new(name, OutOfFold.Join(oofs, folds), FoldMean.Of(tests), trainAccuracy)
            : throw new InputException($"test predictions of {tests.Count} folds", $"{folds.Count} folds, as out of fold", "ensemble");
}
