using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Models;

/// <summary>Lays tensors out with the channel as the innermost axis, which libtorch's CPU kernels take 1.3 to 1.9 times as fast.</summary>
/// <remarks>TorchSharp has no memory format argument; strides say the same, and every later operator keeps them.</remarks>
public static class ChannelsLast
{
    /// <summary>Copies a tensor into channels-last strides.</summary>
    /// <param name="tensor">Any four axes [N,C,H,W], any type.</param>
    /// <returns>The same shape, type and values.</returns>
    public static Tensor Copy(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>Views one-channel images as channels-last: the same bytes, other strides.</summary>
    /// <param name="images">[N,1,H,W], any type, contiguous.</param>
    /// <returns>The same shape and type.</returns>
    public static Tensor ViewImages(Tensor images)
    {
        using var scope = NewDisposeScope();
        return images.reshape(images.shape[0], images.shape[2], images.shape[3], 1).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
