using System.Runtime.Intrinsics;
using Digits.Baselines.Images;
using Digits.Baselines.Svm;
using Digits.Baselines.Tests.Images;
using Digits.Core.Data;

namespace Digits.Baselines.Tests.Svm;

public class RbfKernelTests
{
    [Theory]
    [InlineData(0f)]
    [InlineData(-1e-7f)]
    [InlineData(-0.34657f)]
    [InlineData(-0.34658f)]
    [InlineData(-1f)]
    [InlineData(-17.5f)]
    [InlineData(-86.9f)]
    public void Exp_agrees_with_the_library(float x) => Assert.Equal(1, RbfKernel.Exp(Vector512.Create(x))[3] / Math.Exp(x), 3e-7);

    [Fact]
    public void Exp_of_what_is_too_small_is_0() => Assert.Equal(0, RbfKernel.Exp(Vector512.Create(-87.1f))[0]);

    [Fact]
    public void Rows_hold_exp_of_minus_gamma_times_the_squared_distance()
    {
        var images = PixelPanelsTests.Random(20, seed: 3);
        var rows = new KernelRows(new RbfKernel(3e-8), images);
        for (int i = 0; i < 20; i++)
        {
            for (int j = 0; j < 20; j++)
            {
                double square = Enumerable.Range(0, 784).Sum(p => Math.Pow(images.Image(i)[p] - images.Image(j)[p], 2));
                Assert.Equal(Math.Exp(-3e-8 * square), rows[i][j], 1e-6);
            }

            Assert.Equal(1, rows[i][i]);
        }

        Assert.Equal(20, rows.Made);
    }

    [Fact]
    public void Gamma_0_is_one_over_the_number_of_pixels_times_their_variance()
    {
        // Half of the pixels 0, half 255: a variance of 1/4 in units of 0..1, so gamma 4 / 784; the images differ in every pixel.
        byte[] pixels = [.. Enumerable.Repeat((byte)0, 784), .. Enumerable.Repeat((byte)255, 784)];
        var images = new DigitSet(pixels, null);
        Assert.Equal(Math.Exp(-4), new KernelRows(RbfKernel.Of(images, 0), images)[0][1], 1e-7);
        Assert.Equal(Math.Exp(-0.784), new KernelRows(RbfKernel.Of(images, 0.001), images)[0][1], 1e-7);
    }
}
