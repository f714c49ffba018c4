namespace TorchSharp;

/// <summary>Names paddings that depend on the kernel.</summary>
public enum Padding
{
    /// <summary>No padding.</summary>
    Valid = 0,

    /// <summary>As much padding as keeps the input's size at stride 1.</summary>
    Same = 1,
}

/// <summary>Says with what padding is filled.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The input mirrored at its border, without the border itself.</summary>
    Reflect = 1,

    /// <summary>The border's value.</summary>
    Replicate = 2,

    /// <summary>The input from its other side.</summary>
    Circular = 3,

    /// <summary>A given value.</summary>
    Constant = 4,
}

public static partial class torch
{
    /// <summary>Names the ways to resize.</summary>
    public enum InterpolationMode
    {
        /// <summary>Nearest, by flooring.</summary>
        Nearest = 0,

        /// <summary>Linear in one dimension.</summary>
        Linear = 1,

        /// <summary>Linear in two dimensions.</summary>
        Bilinear = 2,

        /// <summary>Cubic in two dimensions.</summary>
        Bicubic = 3,

        /// <summary>Linear in three dimensions.</summary>
        Trilinear = 4,

        /// <summary>The mean over the area.</summary>
        Area = 5,

        /// <summary>Nearest, by rounding.</summary>
        NearestExact = 6,
    }

    /// <summary>Names the ways to sample between pixels.</summary>
    public enum GridSampleMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,

        /// <summary>Linear between four pixels.</summary>
        Bilinear = 2,
    }

    /// <summary>Says what lies outside the picture that is sampled.</summary>
    public enum GridSamplePaddingMode
    {
        /// <summary>Zeros.</summary>
        Zeros = 0,

        /// <summary>The picture mirrored.</summary>
        Reflection = 1,

        /// <summary>The border's value.</summary>
        Border = 2,
    }

    public static partial class nn
    {
        /// <summary>Says how a loss per element becomes one number.</summary>
        public enum Reduction : long
        {
            /// <summary>Not at all.</summary>
            None = 0,

            /// <summary>The mean.</summary>
            Mean = 1,

            /// <summary>The sum.</summary>
            Sum = 2,
        }

        /// <summary>Names activations for recurrent layers.</summary>
        public enum NonLinearities
        {
            /// <summary>max(x, 0).</summary>
            ReLU = 0,

            /// <summary>The hyperbolic tangent.</summary>
            Tanh = 1,
        }
    }
}
