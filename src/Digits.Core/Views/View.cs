using static TorchSharp.torch;

namespace Digits.Core.Views;

/// <summary>Shows an image in another way, for averaging predictions.</summary>
public abstract record View
{
    /// <summary>Gets the image as it is, alone.</summary>
    public static IReadOnlyList<View> Original { get; } = [new Unchanged()];

    /// <summary>Shows images.</summary>
    /// <param name="images">float32 [N,1,28,28], 0..1, contiguous.</param>
    /// <returns>The same shape, type and range, contiguous.</returns>
    public abstract Tensor Apply(Tensor images);

    private sealed record Unchanged : View
    {
        public override Tensor Apply(Tensor images) => images;
    }
}
