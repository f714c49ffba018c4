using Digits.Core.Data;

namespace Digits.Baselines.Logistic;

/// <summary>Fits multinomial logistic regression on pixels.</summary>
/// <param name="parameters">The penalty, the tolerance, the most iterations and the number of threads.</param>
public sealed class LogisticBaseline(BaselineParams parameters) : IBaseline
{
    /// <inheritdoc/>
    public IFittedBaseline Fit(DigitSet train) =>
        LogisticRegressionFit.Run(new SparseImages(train), train.RequireLabels(), [.. Enumerable.Range(0, train.Count)], parameters);
}
