using Digits.Core.Data;
using Digits.Core.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Training;

/// <summary>Keeps a set's pixels on the device as bytes and hands out batches of images.</summary>
public sealed class PixelTensors : IDisposable
{
    private readonly Tensor _pixels;

    /// <summary>Copies the pixels to the device.</summary>
    /// <param name="set">The images; labels are not kept.</param>
    /// <param name="device">Where batches are made.</param>
    /// <remarks>Takes 784 bytes per image of the device's memory.</remarks>
    public PixelTensors(DigitSet set, Device device)
    {
        using var flat = from_array(set.Pixels, ScalarType.Byte, device);
        _pixels = flat.reshape(set.Count, 1, DigitSet.Side, DigitSet.Side);
        _pixels.DetachFromDisposeScope();
        Device = device;
    }

    /// <summary>Gets the device that batches are made on.</summary>
    public Device Device { get; }

    /// <summary>Gets the images of some rows.</summary>
    /// <param name="rows">int64 [N], on the device.</param>
    /// <returns>float32 [N,1,28,28], 0..1.</returns>
    public Tensor Images(Tensor rows)
    {
        using var scope = NewDisposeScope();
        return _pixels.index_select(0, rows).to(ScalarType.Float32).div_(255).MoveToOuterDisposeScope();
    }

    /// <summary>Gets the images of a range of rows.</summary>
    /// <param name="start">The first row, 0-based.</param>
    /// <param name="count">The number of rows.</param>
    /// <returns>float32 [count,1,28,28], 0..1.</returns>
    public Tensor Images(int start, int count)
    {
        using var scope = NewDisposeScope();
        return _pixels.narrow(0, start, count).to(ScalarType.Float32).div_(255).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _pixels.Dispose();
}
