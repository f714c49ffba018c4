using Digits.Core.Data;

namespace Digits.Baselines;

/// <summary>Is a way to learn digits, with its params; <see cref="BaselineCatalogue"/> lists them.</summary>
public interface IBaseline
{
    /// <summary>Fits a model to labelled images; it is given nothing else, so held-out and test rows cannot influence it.</summary>
    /// <param name="train">Images uint8 [N,784], 0..255, and labels uint8 [N], 0..9: the rows that one fold trains on, N at least 1.</param>
    /// <returns>The model; equal rows, params and seeds give the same bits for any number of threads.</returns>
    IFittedBaseline Fit(DigitSet train);
}

/// <summary>Is a model that was fitted to some rows.</summary>
public interface IFittedBaseline
{
    /// <summary>Gets how the fit went in a few words, for people: <c>57 iterations, converged</c>.</summary>
    string Summary { get; }

    /// <summary>Gets whether the fit came to its end, rather than to a limit of its params.</summary>
    bool Converged => true;

    /// <summary>Gets numbers about the fit by name; those of several folds are averaged.</summary>
    IReadOnlyDictionary<string, double> Metrics => new Dictionary<string, double>();

    /// <summary>Gets whether predicting the training rows is cheap and says something; if so their accuracy is a metric.</summary>
    bool MeasuresTraining => true;

    /// <summary>Predicts class probabilities: each row's depend on its own image alone.</summary>
    /// <param name="images">Images uint8 [M,784], 0..255; labels are not read.</param>
    /// <returns>float32 [M*10], row-major, 0..1, each row sums to 1.</returns>
    float[] Predict(DigitSet images);
}

/// <summary>Is a model that knows what it would be without any one of its rows.</summary>
public interface ILeaveOneOut : IFittedBaseline
{
    /// <summary>Predicts every row that it was fitted to as a model that was fitted to all others alone would.</summary>
    /// <returns>float32 [N*10], row-major, 0..1, each row sums to 1.</returns>
    float[] PredictLeftOut();
}
