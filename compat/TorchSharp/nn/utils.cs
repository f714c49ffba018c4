using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Works on all parameters at once.</summary>
        public static partial class utils
        {
            /// <summary>Scales the gradients so that the norm over all of them is at most <paramref name="max_norm"/>; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Modules.Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var noGradients = torch.no_grad();
                using var scope = torch.NewDisposeScope();
                var gradients = tensors.Select(t => t.grad).OfType<Tensor>().ToArray();
                if (gradients.Length == 0) return 0.0;
                using var norms = torch.stack(gradients.Select(g => Ops.norm_Scalar.Call(g, norm_type)), 0);
                var total = Ops.norm_Scalar.Call(norms, norm_type).to(ScalarType.Float64).item<double>();
                var scale = max_norm / (total + 1e-6);
                if (scale < 1) Ops._foreach_mul__Scalar.CallVoid(Arg.List(gradients), scale);
                return total;
            }

            /// <summary>Limits every element of the gradients to -value..value.</summary>
            public static void clip_grad_value_(IEnumerable<Modules.Parameter> tensors, double clip_value)
            {
                using var noGradients = torch.no_grad();
                using var scope = torch.NewDisposeScope();
                foreach (var tensor in tensors) tensor.grad?.clamp_(-clip_value, clip_value);
            }

            /// <summary>Copies all parameters into one vector, float [total].</summary>
            public static Tensor parameters_to_vector(IEnumerable<Modules.Parameter> tensors)
            {
                using var scope = torch.NewDisposeScope();
                return torch.cat(tensors.Select(t => t.reshape(-1)).ToList(), 0).MoveToOuterDisposeScope();
            }

            /// <summary>Copies a vector float [total] into all parameters.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Modules.Parameter> tensors)
            {
                using var noGradients = torch.no_grad();
                using var scope = torch.NewDisposeScope();
                var start = 0L;
                foreach (var tensor in tensors)
                {
                    tensor.copy_(vec.narrow(0, start, tensor.NumberOfElements).view(tensor.shape)).DisposeIfOther(tensor);
                    start += tensor.NumberOfElements;
                }
            }
        }
    }
}
