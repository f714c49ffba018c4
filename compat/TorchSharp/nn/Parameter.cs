using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Is a tensor that a module learns.</summary>
    public class Parameter : Tensor
    {
        /// <summary>Takes over a tensor, which becomes empty, as a leaf that has a gradient or not; it stays in the tensor's dispose scope.</summary>
        public Parameter(Tensor data, bool requires_grad = true)
            : base(data.requires_grad_(false).DecoupleFromNativeHandle())
        {
            if (requires_grad) requires_grad_();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Makes a parameter of a tensor, which becomes empty.</summary>
            public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
