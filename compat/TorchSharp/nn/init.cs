namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors with first values; none of it is tracked by autograd, all of it returns its tensor.</summary>
        public static partial class init
        {
            /// <summary>Says which fan keeps its variance.</summary>
            public enum FanInOut
            {
                /// <summary>Forward.</summary>
                FanIn = 0,

                /// <summary>Backward.</summary>
                FanOut = 1,
            }

            /// <summary>Names what follows a layer, which sets the gain.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,

                /// <summary>A convolution.</summary>
                Conv1D = 1,

                /// <summary>A convolution.</summary>
                Conv2D = 2,

                /// <summary>A convolution.</summary>
                Conv3D = 3,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>A sigmoid.</summary>
                Sigmoid = 7,

                /// <summary>A hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>A ReLU.</summary>
                ReLU = 9,

                /// <summary>A leaky ReLU; the parameter is its slope.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Returns the factor by which an activation's input should be larger.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + param * param)),
                _ => 1.0,
            };

            /// <summary>Returns how many inputs one output has, and how many outputs one input has; weights are [out, in, kernel...].</summary>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
                var field = shape.Skip(2).Aggregate(1L, (product, length) => product * length);
                return (shape[1] * field, shape[0] * field);
            }

            /// <summary>Fills with zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Fills with ones.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>Fills with one value.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Untracked(tensor, t => t.fill_(val));

            /// <summary>Fills a matrix with the identity.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length != 2) throw new ArgumentException("Only tensors with 2 dimensions are supported");
                using var identity = torch.eye(shape[0], shape[1], tensor.dtype, tensor.device);
                return Untracked(tensor, t => t.copy_(identity));
            }

            /// <summary>Draws uniformly from low..high.</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Untracked(tensor, t => t.uniform_(low, high, generator));

            /// <summary>Draws normally.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Untracked(tensor, t => t.normal_(mean, std, generator));

            /// <summary>Draws normally, cut off at a and b, by the inverse of the distribution function.</summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                var root = std * Math.Sqrt(2);
                var (low, high) = (Erf((a - mean) / root), Erf((b - mean) / root));
                return Untracked(tensor, t =>
                {
                    Ops.erfinv_.CallInPlace(t.uniform_(low, high, generator)).mul_(root).add_(mean).clamp_(a, b);
                    return t;
                });
            }

            /// <summary>Draws uniformly so that the variance is that of Glorot and Bengio (2010).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var bound = Math.Sqrt(3) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Draws normally so that the variance is that of Glorot and Bengio (2010).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <summary>Another name of <see cref="xavier_uniform_"/>.</summary>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of <see cref="xavier_normal_"/>.</summary>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            /// <summary>Draws uniformly so that the variance is that of He et al. (2015).</summary>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Draws normally so that the variance is that of He et al. (2015).</summary>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            // In double precision, by libtorch: .NET has no error function.
            private static double Erf(double x)
            {
                using var argument = torch.full([], x, ScalarType.Float64);
                using var value = Ops.erf.Call(argument);
                return value.item<double>();
            }

            private static Tensor Untracked(Tensor tensor, Func<Tensor, Tensor> fill)
            {
                using var noGradients = torch.no_grad();
                return fill(tensor);
            }
        }
    }
}
