namespace Digits.Baselines;

/// <summary>Holds the params of the section <c>baseline</c>: those of all models, of which each reads its own.</summary>
public sealed record BaselineParams
{
    /// <summary>Gets the name in <see cref="BaselineCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the number of threads of one fit, 1 or more; it never changes a result.</summary>
    public required int Threads { get; init; }

    /// <summary>Gets the most L-BFGS iterations of one fit of <c>logistic</c>, 2 or more.</summary>
    public required int MaxIterations { get; init; }

    /// <summary>Gets the largest component of the loss's gradient at which a fit of <c>logistic</c> counts as converged, above 0.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Gets the weight of half the sum of squared weights (biases excluded) beside the mean loss per row of <c>logistic</c>, 0 or more.</summary>
    public required double L2 { get; init; }

    /// <summary>Gets penalties of <c>logistic</c> to choose from in each fold, separated by commas; empty for <see cref="L2"/>. Costs a fit per candidate and inner fold.</summary>
    public required string L2Candidates { get; init; }

    /// <summary>Gets the number of inner folds by which a candidate is chosen, 2 or more: folds of the rows that the outer fold trains on.</summary>
    public required int InnerFolds { get; init; }

    /// <summary>Gets how many nearest images <c>knn</c> asks, 1 to 12.</summary>
    public required int K { get; init; }

    /// <summary>Gets how the neighbours of <c>knn</c> count: <c>plain</c>, one each, or <c>distance</c>, the inverse of their distance.</summary>
    public required string Votes { get; init; }

    /// <summary>Gets whether <c>knn</c> sets slanted digits upright first.</summary>
    public required bool Deskew { get; init; }

    /// <summary>Gets whether <c>knn</c> predicts each training row by all others in one pass, and test rows by all, whatever the folds.</summary>
    public required bool LeaveOneOut { get; init; }

    /// <summary>Gets the price of a row on the wrong side of its margin in <c>svm</c>, above 0.</summary>
    public required double C { get; init; }

    /// <summary>Gets gamma of <c>svm</c> per squared pixel of 0..1; 0 means 1 over 784 times the variance of the training rows' pixels.</summary>
    public required double Gamma { get; init; }

    /// <summary>Gets how far the optimality conditions of <c>svm</c> may be missed, above 0.</summary>
    public required double SvmTolerance { get; init; }

    /// <summary>Gets the number of trees of <c>forest</c>, 1 or more.</summary>
    public required int Trees { get; init; }

    /// <summary>Gets the number of pixels that are drawn for each split of <c>forest</c>, 1..784: of those that vary among the training rows.</summary>
    public required int SplitPixels { get; init; }

    /// <summary>Gets the fewest drawn rows in a leaf of <c>forest</c>, 1 or more.</summary>
    public required int LeafRows { get; init; }

    /// <summary>Gets the number of rounds of <c>boosting</c>, each of ten trees, 1 or more.</summary>
    public required int Rounds { get; init; }

    /// <summary>Gets the most leaves of a tree of <c>boosting</c>, 2 or more.</summary>
    public required int Leaves { get; init; }

    /// <summary>Gets the most bins of a pixel's values in <c>boosting</c>, zeros one of them, 2..64.</summary>
    public required int Bins { get; init; }

    /// <summary>Gets the factor of every leaf's Newton step in <c>boosting</c>, above 0.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Gets the weight of half the squared leaf values in <c>boosting</c>, 0 or more.</summary>
    public required double LeafL2 { get; init; }

    /// <summary>Gets the least sum of hessians in a leaf of <c>boosting</c>, 0 or more.</summary>
    public required double LeafHessian { get; init; }

    /// <summary>Gets the share of rows that each tree of <c>boosting</c> is grown on, above 0, up to 1.</summary>
    public required double RowShare { get; init; }

    /// <summary>Gets the share of pixels that each tree of <c>boosting</c> may split by, above 0, up to 1.</summary>
    public required double PixelShare { get; init; }
}
