using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Inputs;

/// <summary>Turns images into what a model is given, in training and prediction alike.</summary>
/// <param name="Scale">The scale of pixel values.</param>
/// <param name="Shape">The shape of the result.</param>
public sealed record InputTransform(PixelScale Scale, InputShape Shape)
{
    /// <summary>Gets the transform that leaves images as they are.</summary>
    public static InputTransform None { get; } = new(PixelScale.Unit, InputShape.Digits);

    /// <summary>Fits the transform to the rows that a model learns from.</summary>
    /// <param name="settings">In which form images are wanted.</param>
    /// <param name="training">The training rows of one fold.</param>
    /// <exception cref="InputException">No scale has the name that is set.</exception>
    public static InputTransform Fit(InputParams settings, DigitSet training) =>
        new(PixelScaleCatalogue.Fit(settings.Values, training), new(settings.Coordinates ? 3 : 1, settings.Side));

    /// <summary>Transforms a batch.</summary>
    /// <param name="images">float32 [N,1,28,28], 0..1, contiguous.</param>
    /// <param name="precision">The type of the result.</param>
    /// <returns>[N,channels,side,side], channels-last.</returns>
    public Tensor Apply(Tensor images, ScalarType precision)
    {
        using var scope = NewDisposeScope();
        var values = Resize(images);
        if (Scale != PixelScale.Unit)
        {
            values = values.sub(Scale.Offset).mul_(Scale.Factor);
        }

        values = values.to(precision);
        return (Shape.Channels == 1 ? ChannelsLast.ViewImages(values) : ChannelsLast.Copy(cat([values, .. Coordinates(values)], 1)))
            .MoveToOuterDisposeScope();
    }

    // Means of areas where pixels are dropped, so that none goes unseen; bilinear where they are added.
    private Tensor Resize(Tensor images) => Shape.Side switch
    {
        DigitSet.Side => images,
        < DigitSet.Side => nn.functional.adaptive_avg_pool2d(images, Shape.Side),
        _ => nn.functional.interpolate(images, [Shape.Side, Shape.Side], mode: InterpolationMode.Bilinear, align_corners: false),
    };

    private Tensor[] Coordinates(Tensor values)
    {
        var places = linspace(-1, 1, Shape.Side, ScalarType.Float32, values.device).to(values.dtype);
        return [places.reshape(1, 1, 1, -1).expand(values.shape), places.reshape(1, 1, -1, 1).expand(values.shape)];
    }
}
