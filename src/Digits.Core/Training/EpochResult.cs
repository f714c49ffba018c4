namespace Digits.Core.Training;

/// <summary>Holds how one epoch of a fold's training went.</summary>
/// <param name="Number">The epoch, from 1.</param>
/// <param name="LearningRate">The rate of its last step.</param>
/// <param name="TrainLoss">The mean loss over its augmented, smoothed training batches, in nats.</param>
/// <param name="TrainAccuracy">The accuracy on the same batches, 0..1.</param>
/// <param name="ValidationLoss">The cross entropy on the held-out rows as they are, in nats.</param>
/// <param name="ValidationAccuracy">The accuracy on the held-out rows as they are, 0..1.</param>
public sealed record EpochResult(
    int Number, double LearningRate, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy);
