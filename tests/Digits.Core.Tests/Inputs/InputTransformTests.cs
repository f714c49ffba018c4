using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Inputs;
using Digits.Core.Models;
using Digits.Core.Sample;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Inputs;

public class InputTransformTests
{
    private static readonly DigitSet s_digits = SampleDigits.Draw(50, 5, "train");

    public static TheoryData<string, bool, int> Every_form()
    {
        var data = new TheoryData<string, bool, int>();
        foreach (string values in PixelScaleCatalogue.Names)
        {
            foreach (int side in new[] { 14, 28, 32, 56 })
            {
                data.Add(values, false, side);
                data.Add(values, true, side);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Every_form))]
    public void Every_form_has_its_shape_and_the_type_that_is_asked_for(string values, bool coordinates, int side)
    {
        using var scope = NewDisposeScope();
        var input = InputTransform.Fit(new() { Values = values, Coordinates = coordinates, Side = side }, s_digits);
        Assert.Equal(new InputShape(coordinates ? 3 : 1, side), input.Shape);
        foreach (var precision in new[] { ScalarType.Float32, ScalarType.BFloat16 })
        {
            var result = input.Apply(Images(), precision);
            Assert.Equal([50, input.Shape.Channels, side, side], result.shape);
            Assert.Equal(precision, result.dtype);
            Assert.Equal(input.Shape.Channels, result.stride(3));
        }
    }

    [Fact]
    public void The_default_gives_the_very_values_of_the_images()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(InputTransform.None, InputTransform.Fit(new(), s_digits));
        Assert.Equal(Values(Images()), Values(InputTransform.None.Apply(Images(), ScalarType.Float32)));
    }

    [Fact]
    public void Signed_values_reach_from_minus_one_to_one()
    {
        using var scope = NewDisposeScope();
        var result = InputTransform.Fit(new() { Values = "signed" }, s_digits).Apply(Images(), ScalarType.Float32);
        Assert.Equal((-1, 1), (result.min().ToSingle(), result.max().ToSingle()));
        Assert.Equal([.. Values(Images()).Select(v => (2 * v) - 1)], Values(result), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Standardised_training_rows_have_mean_zero_and_deviation_one_whatever_other_rows_hold()
    {
        using var scope = NewDisposeScope();
        var input = InputTransform.Fit(new() { Values = "standardised" }, s_digits);
        var result = input.Apply(Images(), ScalarType.Float32);
        Assert.Equal(0, result.mean().ToSingle(), 1e-5);
        Assert.Equal(1, result.std(unbiased: false).ToSingle(), 1e-4);

        double[] plain = [.. s_digits.Pixels.Select(p => p / 255.0)];
        double mean = plain.Average();
        Assert.Equal(mean, input.Scale.Offset, 10);
        Assert.Equal(1 / Math.Sqrt(plain.Average(p => (p - mean) * (p - mean))), input.Scale.Factor, 8);
        var bright = ones(2, 1, 28, 28);
        Assert.Equal((1 - input.Scale.Offset) * input.Scale.Factor, input.Apply(bright, ScalarType.Float32).mean().ToSingle(), 4);
    }

    [Fact]
    public void Blank_training_rows_are_only_moved()
    {
        Assert.Equal(new PixelScale(0, 1), InputTransform.Fit(new() { Values = "standardised" }, new(new byte[1568], null)).Scale);
    }

    [Fact]
    public void Coordinates_run_from_minus_one_to_one_to_the_right_and_down()
    {
        using var scope = NewDisposeScope();
        var result = InputTransform.Fit(new() { Coordinates = true, Side = 15 }, s_digits).Apply(Images(), ScalarType.Float32);
        float[] x = Values(result[3, 1]), y = Values(result[3, 2]);
        for (int i = 0; i < 225; i++)
        {
            Assert.Equal(((i % 15) / 7.0) - 1, x[i], 5);
            Assert.Equal(((i / 15) / 7.0) - 1, y[i], 5);
        }
    }

    [Fact]
    public void Half_the_side_takes_the_mean_of_four_pixels_and_twice_the_side_keeps_the_mean()
    {
        using var scope = NewDisposeScope();
        float[] before = Values(Images()), half = Values(InputTransform.Fit(new() { Side = 14 }, s_digits).Apply(Images(), ScalarType.Float32));
        for (int i = 0; i < half.Length; i++)
        {
            int image = i / 196, y = i % 196 / 14, x = i % 14, at = (image * 784) + (y * 56) + (x * 2);
            Assert.Equal((before[at] + before[at + 1] + before[at + 28] + before[at + 29]) / 4, half[i], 5);
        }

        float[] twice = Values(InputTransform.Fit(new() { Side = 56 }, s_digits).Apply(Images(), ScalarType.Float32));
        Assert.Equal(before.Average(), twice.Average(), 0.002);
        Assert.InRange(twice.Max(), 0.9, 1);
    }

    [Fact]
    public void An_unknown_scale_is_named_with_those_there_are()
    {
        var error = Assert.Throws<InputException>(() => InputTransform.Fit(new() { Values = "unity" }, s_digits));
        Assert.Equal("Found:    values \"unity\"\nExpected: one of signed, standardised, unit\nWhere:    pipeline.json, inputs.values", error.Message);
    }

    private static Tensor Images() => from_array(s_digits.Pixels, ScalarType.Byte, CPU).reshape(50, 1, 28, 28).to(ScalarType.Float32).div(255);

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
