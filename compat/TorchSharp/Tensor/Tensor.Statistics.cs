namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor var(bool unbiased = true) => Ops.var.Call(this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Ops.var_dim.Call(this, dimensions, unbiased, keepdim), type);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.ToArray(), unbiased, keepdim, type);

        public Tensor std(bool unbiased = true) => Ops.std.Call(this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Ops.std_dim.Call(this, dimensions, unbiased, keepdim), type);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.ToArray(), unbiased, keepdim, type);

        private static Tensor As(Tensor result, ScalarType? type) => type is { } t ? result.to(t, disposeAfter: true) : result;
    }

    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    public static Tensor var(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    public static Tensor std(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);
}
