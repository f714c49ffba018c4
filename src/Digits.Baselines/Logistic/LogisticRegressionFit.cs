using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace Digits.Baselines.Logistic;

/// <summary>Fits logistic regression from weights of 0 with L-BFGS and a weak Wolfe line search.</summary>
public sealed class LogisticRegressionFit
{
    // How many past steps L-BFGS keeps: Nocedal and Wright, "Numerical optimization" 7.2, call 3 to 20 practical.
    private const int Memory = 10;

    private readonly SoftmaxObjective _objective;
    private readonly BaselineParams _parameters;
    private double[] _best = new double[SoftmaxLanes.WeightCount];
    private double _bestLoss = double.PositiveInfinity;
    private double _bestSlope;

    private LogisticRegressionFit(SoftmaxObjective objective, BaselineParams parameters) => (_objective, _parameters) = (objective, parameters);

    /// <summary>Fits a model; reads the pixels and labels of the given rows only.</summary>
    /// <param name="images">All images of the set.</param>
    /// <param name="labels">uint8 [N], 0..9.</param>
    /// <param name="rows">int32, the 0-based rows to fit, at least one.</param>
    /// <param name="parameters">The penalty, the tolerance, the most iterations and the number of threads.</param>
    public static LogisticRegression Run(SparseImages images, byte[] labels, int[] rows, BaselineParams parameters)
    {
        // A native provider, where the machine has one, would round otherwise.
        Control.UseManaged();
        return new LogisticRegressionFit(new SoftmaxObjective(images, labels, rows, parameters), parameters).Minimize();
    }

    private LogisticRegression Minimize()
    {
        // The minimizer does not count its first step, and it always makes a second one.
        var minimizer = new LimitedMemoryBfgsMinimizer(_parameters.Tolerance, 0, 0, Memory, _parameters.MaxIterations - 1);
        int? iterations;
        try
        {
            var start = new DenseVector(SoftmaxLanes.WeightCount);
            iterations = minimizer.FindMinimum(ObjectiveFunction.Gradient(Evaluate), start).Iterations;
        }
        catch (MaximumIterationsException)
        {
            iterations = _parameters.MaxIterations;
        }
        catch (OptimizationException)
        {
            iterations = null;
        }

        return new LogisticRegression(_objective.Means.ToPlain(_best))
        {
            L2 = _parameters.L2,
            Loss = _bestLoss,
            Iterations = iterations,
            Converged = _bestSlope <= _parameters.Tolerance,
        };
    }

    private (double Value, Vector<double> Gradient) Evaluate(Vector<double> point)
    {
        double[] weights = point.ToArray();
        var (value, slopes) = _objective.Evaluate(weights);
        Vector<double> gradient = new DenseVector(slopes);
        if (value < _bestLoss)
        {
            (_best, _bestLoss, _bestSlope) = (weights, value, gradient.AbsoluteMaximum());
        }

        return (value, gradient);
    }
}
