using Digits.Core.Data;

namespace Digits.Core.Metrics;

/// <summary>Computes one number from predictions and the truth.</summary>
/// <param name="probabilities">float32 [N,10], at least one row.</param>
/// <param name="labels">uint8 [rows of the set], 0..9: row r of the probabilities belongs to label r.</param>
public delegate double Metric(ClassProbabilities probabilities, ReadOnlySpan<byte> labels);

/// <summary>Lists every metric that a stage reports about probabilities: a new one is one line here.</summary>
public static class MetricCatalogue
{
    /// <summary>Gets the metrics by name (snake_case), in the order of reports.</summary>
    public static IReadOnlyList<(string Name, Metric Of)> All { get; } =
    [
        ("accuracy", (probabilities, labels) => ConfusionMatrix.Of(probabilities, labels).Accuracy),
        ("macro_f1", (probabilities, labels) => ConfusionMatrix.Of(probabilities, labels).MacroF1),
        ("log_loss", LogLoss.Of),
        ("auc", RocAuc.Of),
        ("ece", CalibrationError.Of),
    ];
}
