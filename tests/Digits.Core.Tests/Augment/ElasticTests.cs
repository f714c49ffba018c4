using Digits.Core.Augment;
using Digits.Core.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Augment;

public class ElasticTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(28)]
    public void Equal_control_points_move_the_whole_image_as_a_shift(int points)
    {
        using var scope = NewDisposeScope();
        float[] field = Field(points, Enumerable.Repeat(0.1f, points * points).Concat(Enumerable.Repeat(-0.2f, points * points)));
        Assert.Equal(Enumerable.Repeat(new[] { 0.1f, -0.2f }, 784).SelectMany(f => f), field, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Control_points_reach_the_strength_and_the_smooth_field_never_leaves_it()
    {
        using var scope = NewDisposeScope();
        var elastic = Elastic.Create(AugmentSettings.Off with { Elastic = 1.4 }, CPU)!;
        var random = new SplitMix64(3);
        float least = 0, most = 0;
        for (int image = 0; image < 100; image++)
        {
            float[] numbers = new float[elastic.Numbers];
            elastic.Draw(0, random, numbers);
            (least, most) = (Math.Min(least, numbers.Min() * 14), Math.Max(most, numbers.Max() * 14));
            float[] field = Field(7, numbers);
            Assert.InRange(field.Max(Math.Abs) * 14, 0, 1.4);

            // Control points are 7 pixels apart: neighbouring pixels move alike.
            double step = Enumerable.Range(0, 783).Where(i => i % 28 < 27).Max(i => Math.Abs(field[2 * (i + 1)] - field[2 * i])) * 14;
            Assert.InRange(step, 0, 0.4);
        }

        Assert.InRange(least, -1.4001, -1.39);
        Assert.InRange(most, 1.39, 1.4001);
    }

    [Fact]
    public void The_field_comes_on_top_of_a_map_so_that_images_are_resampled_once()
    {
        using var scope = NewDisposeScope();
        var settings = AugmentSettings.Off with { Rotation = 10, Elastic = 1 };
        var steps = AugmentationCatalogue.Create(settings, CPU);
        Assert.Equal([typeof(Affine), typeof(Elastic), typeof(Resample)], steps.Select(s => s.GetType()));
        float[] theta = new float[6];
        (AffineMove.None with { Angle = 10 }).Write(theta);
        var batch = steps[0].Apply(new(zeros(1, 1, 28, 28), zeros(1, ScalarType.Int64)), tensor(theta).reshape(1, 6));
        float[] before = batch.Grid!.data<float>().ToArray();
        float[] after = steps[1].Apply(batch, full(1, steps[1].Numbers, 0.1f)).Grid!.data<float>().ToArray();
        Assert.Equal([.. before.Select(g => g + 0.1f)], after, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    /// <summary>Gets how far the pixels move, [784*2], in half sides.</summary>
    private static float[] Field(int points, IEnumerable<float> numbers)
    {
        var elastic = Elastic.Create(AugmentSettings.Off with { Elastic = 1, ElasticGrid = points }, CPU)!;
        var batch = new AugmentedBatch(zeros(1, 1, 28, 28), zeros(1, ScalarType.Int64));
        var identity = nn.functional.affine_grid(AffineMove.None.Maps(1, CPU), [1, 1, 28, 28]);
        return elastic.Apply(batch, tensor(numbers.ToArray()).reshape(1, -1)).Grid!.sub(identity).data<float>().ToArray();
    }
}
