using Digits.Core.Errors;
using Digits.Core.Losses;
using Digits.Core.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Losses;

[Collection(nameof(OneAtATime))]
public class GroupLossTests
{
    // Curvy 0 3 5 6 8, linear 1 4 7 9; 2 is in neither.
    private static readonly PerClass CurvyAndLinear = new([1.0, 2, 0, 1, 2, 1, 1, 2, 1, 2]);

    [Fact]
    public void It_is_minus_the_log_of_the_groups_probability_and_0_without_a_group()
    {
        // Softmax 0.8 0.2 each time: labels 3 (curvy), 7 (linear) and 2 (none).
        using var scope = NewDisposeScope();
        var logits = from_array(new[] { MathF.Log(0.8f), MathF.Log(0.2f), MathF.Log(0.8f), MathF.Log(0.2f), MathF.Log(0.8f), MathF.Log(0.2f) }).reshape(3, 2).requires_grad_(true);
        var loss = new GroupLoss(CurvyAndLinear, CPU);
        Assert.Equal(2, loss.Count);
        var values = loss.Of(logits, from_array(new long[] { 3, 7, 2 }));
        Near([0.223144, 1.609438, 0], values);

        // p - 1 on the group's logit and p on the other's; nothing flows from an image of no group.
        values.sum().backward();
        Near([-0.2, 0.2, 0.8, -0.8, 0, 0], logits.grad!.reshape(-1));
    }

    [Fact]
    public void Groups_are_ordered_by_their_numbers()
    {
        using var scope = NewDisposeScope();
        var loss = new GroupLoss(new PerClass([7.0, 7, 7, 3, 3, 3, 3, 3, 3, 5]), CPU);
        var logits = from_array(new[] { MathF.Log(0.5f), MathF.Log(0.3f), MathF.Log(0.2f) }).reshape(1, 3).expand(3, 3);
        Near([-Math.Log(0.2), -Math.Log(0.5), -Math.Log(0.3)], loss.Of(logits, from_array(new long[] { 0, 8, 9 })));
    }

    [Theory]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "groups")]
    [InlineData(new double[] { 1, 1, 0, 1, 1, 1, 1, 1, 1, 1 }, "groups 1")]
    [InlineData(new double[] { 1, 1, 0, 1, 1, 1, 1, 1.5, 1, 1 }, "groups 1, 1.5")]
    public void Groups_that_are_none_are_refused(double[] groups, string found)
    {
        var error = Assert.Throws<InputException>(() => new GroupLoss(new PerClass(groups), CPU));
        Assert.Equal(
            $"Found:    {found}\nExpected: whole numbers, at least two different ones beside 0, where loss.auxiliary is not 0\nWhere:    pipeline.json, loss.groups",
            error.Message);
    }

    private static void Near(double[] expected, Tensor actual)
    {
        float[] values = actual.detach().contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }
}
