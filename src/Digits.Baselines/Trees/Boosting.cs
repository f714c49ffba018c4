using System.Collections.Concurrent;
using Digits.Core.Arithmetic;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Trees;

/// <summary>Fits gradient boosting with the softmax loss: each round adds to every digit's score a tree on the loss's gradients, with Newton steps in its leaves
/// (Friedman 2001, "Greedy function approximation: a gradient boosting machine"; Chen and Guestrin 2016, "XGBoost").</summary>
/// <param name="parameters">The rounds, how their trees grow, the number of threads.</param>
/// <param name="seed">Each tree derives its own from it; it matters only where rows or pixels are drawn.</param>
public sealed class Boosting(BaselineParams parameters, ulong seed) : IBaseline
{
    /// <inheritdoc/>
    public IFittedBaseline Fit(DigitSet train)
    {
        var columns = new PixelColumns(train);
        var bins = new PixelBins(columns, parameters.Bins);
        var binned = new BinnedRows(train, bins);
        var scores = new ClassScores(train.RequireLabels(), parameters.Threads);
        var threads = new ParallelOptions { MaxDegreeOfParallelism = parameters.Threads };
        var idle = new ConcurrentBag<BoostedTree>();
        var rounds = new ValuedTree[parameters.Rounds][];
        for (int round = 0; round < rounds.Length; round++)
        {
            var trees = rounds[round] = new ValuedTree[DigitSet.ClassCount];
            int number = round;
            Parallel.For(0, trees.Length, threads, digit =>
            {
                var grower = idle.TryTake(out var ready) ? ready : new BoostedTree(columns, bins, binned, parameters);
                var random = new SplitMix64(Seed.Derive(seed, $"round={number}/digit={digit}"));
                int[] rows = Sample.Draw(train.Count, parameters.RowShare, random);
                int[] pixels = Sample.Draw(bins.Pixels.Length, parameters.PixelShare, random);
                trees[digit] = Step(grower, scores, digit, rows, pixels, train);
                idle.Add(grower);
            });
            scores.Normalize();
        }

        return new FittedBoosting(scores.Start, rounds, parameters.Threads);
    }

    private ValuedTree Step(BoostedTree grower, ClassScores scores, int digit, int[] rows, int[] pixels, DigitSet train)
    {
        var (packed, units) = scores.Gradients(digit, rows);
        var (tree, leaves) = grower.Grow(rows, pixels, packed, units);
        var valued = new ValuedTree(tree, Array.ConvertAll(leaves, leaf => scores.Newton(digit, rows.AsSpan(leaf), parameters.LeafL2) * parameters.LearningRate));
        if (rows.Length == train.Count)
        {
            for (int leaf = 0; leaf < leaves.Length; leaf++)
            {
                scores.Add(digit, rows.AsSpan(leaves[leaf]), valued.Values[leaf]);
            }
        }
        else
        {
            scores.Add(digit, valued, train);
        }

        return valued;
    }
}
