using Digits.Core.Data;

namespace Digits.Core.Ensembling;

/// <summary>Holds what a member's models predict; members share the folds.</summary>
/// <param name="Name">The member's name; empty where there is but one.</param>
/// <param name="Oofs">For each fold its held-out rows and their float32 [.,10] probabilities.</param>
/// <param name="Tests">For each fold float32 [M,10], its probabilities of all test rows.</param>
/// <param name="TrainAccuracy">The mean of its folds' training accuracies, 0..1; null where nobody measured it.</param>
public sealed record EnsembleMember(
    string Name, IReadOnlyList<ClassProbabilities> Oofs, IReadOnlyList<ClassProbabilities> Tests, double? TrainAccuracy = null);
