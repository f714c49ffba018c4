using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Models;

/// <summary>Lays tensors out with the channel as the innermost axis, which libtorch's CPU kernels take 1.3 to 1.9 times as fast.</summary>
/// <remarks>TorchSharp has no memory format argument; strides say the same, and every later operator keeps them.</remarks>
public static class ChannelsLast
{
    /// <summary>Copies a tensor of any four axes [N,C,H,W] into channels-last strides.</summary>
    public static Tensor Copy(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>Views contiguous one-channel images [N,1,H,W] as channels-last: the same bytes, other strides.</summary>
    public static Tensor ViewImages(Tensor images)
    {
        using var scope = NewDisposeScope();
        return images.reshape(images.shape[0], images.shape[2], images.shape[3], 1).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
