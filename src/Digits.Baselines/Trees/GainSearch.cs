namespace Digits.Baselines.Trees;

/// <summary>Finds the split of the largest gain G_left²/(H_left + l2) + G_right²/(H_right + l2) - G²/(H + l2), with G and H the sums of gradients and hessians
/// (Chen and Guestrin 2016, "XGBoost", equation 7, twice).</summary>
/// <param name="bins">The bins of the histograms.</param>
/// <param name="units">The units of their sums.</param>
/// <param name="parameters">The L2 weight and the least hessian of a leaf.</param>
internal readonly struct GainSearch(PixelBins bins, GradientUnits units, BaselineParams parameters)
{
    private readonly double _l2 = parameters.LeafL2 * units.PerHessian;
    private readonly double _least = Math.Max(parameters.LeafHessian * units.PerHessian, 1);

    /// <summary>Finds a node's best split.</summary>
    /// <param name="sums">uint64 [places], the node's histogram.</param>
    /// <param name="total">The node's sum.</param>
    /// <param name="pixels">int32, 0-based indices into <see cref="PixelBins.Pixels"/>, of the pixels to try.</param>
    public Split Best(ReadOnlySpan<ulong> sums, ulong total, ReadOnlySpan<int> pixels)
    {
        double gradient = GradientUnits.Gradient(total), hessian = GradientUnits.Hessian(total);
        double parent = gradient * gradient / (hessian + _l2), best = parent;
        int bestPixel = -1, bestPlace = 0;
        foreach (int pixel in pixels)
        {
            ulong above = 0;
            for (int place = bins.Starts[pixel + 1] - 1; place >= bins.Starts[pixel]; place--)
            {
                // An empty bin's threshold parts the same rows as the next one's.
                if (sums[place] == 0)
                {
                    continue;
                }

                above += sums[place];
                double right = GradientUnits.Hessian(above), left = hessian - right;
                if (left < _least)
                {
                    break;
                }

                if (right >= _least)
                {
                    double up = GradientUnits.Gradient(above), down = gradient - up;
                    double score = (up * up / (right + _l2)) + (down * down / (left + _l2));
                    if (score > best)
                    {
                        (best, bestPixel, bestPlace) = (score, pixel, place);
                    }
                }
            }
        }

        return bestPixel < 0 ? Split.None
            : new Split(bins.Pixels[bestPixel], bins.Thresholds[bestPlace], (best - parent) * units.PerHessian / (units.PerGradient * units.PerGradient));
    }
}
