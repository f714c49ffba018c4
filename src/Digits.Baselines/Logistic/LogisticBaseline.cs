using Digits.Core.Data;

namespace Digits.Baselines.Logistic;

/// <summary>Fits multinomial logistic regression on pixels, with the penalty of the params or one that inner folds choose.</summary>
/// <param name="parameters">The penalty or its candidates, the tolerance, the most iterations and the number of threads.</param>
public sealed class LogisticBaseline(BaselineParams parameters) : IBaseline
{
    /// <inheritdoc/>
    public IFittedBaseline Fit(DigitSet train)
    {
        var images = new SparseImages(train);
        byte[] labels = train.RequireLabels();
        double l2 = PenaltyChoice.Of(images, labels, parameters);
        return LogisticRegressionFit.Run(images, labels, [.. Enumerable.Range(0, train.Count)], parameters with { L2 = l2 });
    }
}
