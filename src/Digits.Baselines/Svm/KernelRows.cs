using Digits.Baselines.Images;
using Digits.Core.Data;

namespace Digits.Baselines.Svm;

/// <summary>Holds the kernel of some images with each other, row by row; a row is computed when it is first asked for.</summary>
/// <remarks>A solver asks for the rows of a fifth to a third of all images; of 6,700 images each takes 27 kB.</remarks>
internal sealed class KernelRows
{
    private readonly RbfKernel _kernel;
    private readonly PixelPanels _panels;
    private readonly LitBlock _lit;
    private readonly float[]?[] _rows;

    /// <summary>Prepares rows that are computed later.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="images">Images uint8 [N,784].</param>
    public KernelRows(RbfKernel kernel, DigitSet images)
    {
        _kernel = kernel;
        _panels = new PixelPanels(images);
        _lit = new LitBlock(images, 0, images.Count);
        _rows = new float[images.Count][];
    }

    /// <summary>Gets the number of images.</summary>
    public int Count => _rows.Length;

    /// <summary>Gets the number of places of a row, a multiple of 16; those past the last image hold what nobody may use.</summary>
    public int Places => _panels.Places;

    /// <summary>Gets how many rows were asked for so far.</summary>
    public int Made { get; private set; }

    /// <summary>Gets the kernel of one image with all, float32 [places], 0..1.</summary>
    public ReadOnlySpan<float> this[int row]
    {
        get
        {
            if (_rows[row] is not { } values)
            {
                _rows[row] = values = new float[Places];
                _kernel.Row(_panels, _lit[row], values);
                Made++;
            }

            return values;
        }
    }
}
