namespace Digits.Baselines.Trees;

/// <summary>Packs a gradient and a hessian into one integer, so that sums are exact: neither their order nor the number of threads changes a bit, and a parent's
/// sum less a child's is the other child's to the bit.</summary>
/// <remarks>The upper half holds the gradient, signed, the lower the hessian, unsigned. Units are powers of two, as small as sums over all rows allow; they
/// serve the choice of splits alone (so do far coarser ones: Shi et al. 2022, "Quantized training of gradient boosting decision trees").</remarks>
/// <param name="PerGradient">Units in a gradient of 1.</param>
/// <param name="PerHessian">Units in a hessian of 1.</param>
internal readonly record struct GradientUnits(double PerGradient, double PerHessian)
{
    /// <summary>Chooses units for some rows.</summary>
    /// <param name="count">How many rows may be summed, 1 or more.</param>
    /// <param name="absoluteGradients">The sum of their gradients' absolute values.</param>
    /// <param name="hessians">The sum of their hessians, each 0 or more.</param>
    public static GradientUnits For(int count, double absoluteGradients, double hessians) =>
        new(PowerOfTwo(int.MaxValue - (double)count, absoluteGradients), PowerOfTwo(uint.MaxValue - (double)count, hessians));

    /// <summary>Packs one row's.</summary>
    public ulong Pack(double gradient, double hessian) =>
        ((ulong)(long)Math.Round(gradient * PerGradient) << 32) + (ulong)Math.Round(hessian * PerHessian);

    /// <summary>Gets the gradient of a sum, in units.</summary>
    public static int Gradient(ulong packed) => (int)(packed >> 32);

    /// <summary>Gets the hessian of a sum, in units.</summary>
    public static uint Hessian(ulong packed) => (uint)packed;

    // The largest power of two that keeps the sum below the room; a sum of nearly nothing needs no smaller units than these.
    private static double PowerOfTwo(double room, double sum)
    {
        double unit = 1UL << 40;
        while (unit * sum > room)
        {
            unit /= 2;
        }

        return unit;
    }
}
