using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Is an accuracy with its interval.</summary>
internal readonly record struct Score(string Name, int Rows, int Correct, WilsonInterval Interval)
{
    public double Accuracy => (double)Correct / Rows;

    public int Errors => Rows - Correct;

    /// <summary>Takes the score from a stage's <c>oof_accuracy</c> and <c>n</c>.</summary>
    public static Score Of(string name, StageMetrics metrics, double confidence)
    {
        int rows = (int)metrics["n"];
        int correct = (int)Math.Round(metrics["oof_accuracy"] * rows);
        return new Score(name, rows, correct, WilsonInterval.Of(correct, rows, confidence));
    }

    public Dot ToDot(Hue hue) => new(Name, Accuracy * 100, Interval.Low * 100, Interval.High * 100, hue);
}
