using Digits.Core.Optimizers;
using Digits.Core.Recipes;
using Digits.Core.Schedules;
using static TorchSharp.torch;

namespace Digits.Pages.Reports;

/// <summary>Works the learning rate of every step out anew: training records that of each epoch's last one only.</summary>
public static class StepRates
{
    // A learning curve holds rates with six digits.
    private const double Tolerance = 1e-5;

    /// <summary>Computes the rates of all steps of training.</summary>
    /// <param name="recipe">How the fold was trained.</param>
    /// <param name="rows">The rows it learned from, 1 or more.</param>
    /// <returns>float64 [epochs * steps of an epoch].</returns>
    public static double[] Of(TrainingRecipe recipe, int rows)
    {
        int size = Math.Min(recipe.Train.BatchSize, rows);
        var length = new ScheduleLength(recipe.Train.Epochs, recipe.Train.DropLast ? rows / size : (rows + size - 1) / size);
        using var scope = NewDisposeScope();
        using var weight = new TorchSharp.Modules.Parameter(zeros(1));
        using var optimizer = optim.AdamW([weight], recipe.Optimizer.LearningRate);
        var schedule = ScheduleCatalogue.Create(recipe.Schedule, optimizer, recipe.Optimizer.LearningRate, length);
        var rates = new double[length.Steps];
        for (int step = 0; step < rates.Length; step++)
        {
            rates[step] = optimizer.ParamGroups.First().LearningRate;
            schedule.step();
        }

        return rates;
    }

    /// <summary>Computes the rates that every fold had.</summary>
    /// <param name="recipe">How the folds were trained.</param>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="folds">What training each fold reported: <c>n</c>, the rows that it held out.</param>
    /// <param name="curves">Each fold's epochs, which hold the rates that must come out.</param>
    /// <returns>float64 [epochs * steps of an epoch]; empty where folds differ or recorded other rates.</returns>
    public static double[] Of(TrainingRecipe recipe, int rows, IReadOnlyList<StageMetrics> folds, IReadOnlyList<LearningCurve> curves)
    {
        double[][] rates = [.. folds.Select(fold => rows - (int)fold["n"]).Distinct().Select(learned => Of(recipe, learned))];
        return rates.All(of => of.AsSpan().SequenceEqual(rates[0])) && curves.All(curve => Fit(rates[0], curve, recipe.Train.Epochs)) ? rates[0] : [];
    }

    private static bool Fit(double[] rates, LearningCurve curve, int epochs)
    {
        int steps = rates.Length / epochs;
        return curve.Epochs.Count <= epochs
            && curve.Epochs.All(e => Math.Abs(rates[(e.Number * steps) - 1] - e.LearningRate) <= Tolerance * Math.Max(e.LearningRate, rates[(e.Number * steps) - 1]));
    }
}
