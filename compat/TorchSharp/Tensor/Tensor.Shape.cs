namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor T => Ops.numpy_T.Call(this);

        public Tensor view(params long[] shape) => Ops.view.Call(this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => Ops.reshape.Call(this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Ops.flatten_using_ints.Call(this, start_dim, end_dim);

        public Tensor permute(params long[] permutation) => Ops.permute.Call(this, permutation);

        public Tensor permute(IEnumerable<long> permutation) => Ops.permute.Call(this, permutation.ToArray());

        public Tensor transpose(long dim0, long dim1) => Ops.transpose_int.Call(this, dim0, dim1);

        public Tensor t() => Ops.t.Call(this);

        public Tensor squeeze(long? dim = null) => dim is { } d ? Ops.squeeze_dim.Call(this, d) : Ops.squeeze.Call(this);

        public Tensor unsqueeze(long dim) => Ops.unsqueeze.Call(this, dim);

        public Tensor expand(params long[] sizes) => Ops.expand.Call(this, sizes);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Ops.expand.Call(this, sizes, isImplicit);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Ops.expand.Call(this, sizes.ToArray(), isImplicit);

        public Tensor repeat(params long[] sizes) => Ops.repeat.Call(this, sizes);

        public Tensor flip(params long[] dims) => Ops.flip.Call(this, dims);

        public Tensor roll(long shifts, long? dims = null) => Ops.roll.Call(this, new[] { shifts }, dims is { } d ? [d] : Array.Empty<long>());

        public Tensor roll(long[] shifts) => Ops.roll.Call(this, shifts);

        public Tensor roll(long[] shifts, long[] dims) => Ops.roll.Call(this, shifts, dims);

        public Tensor roll((long, long) shifts, (long, long) dims) =>
            Ops.roll.Call(this, new[] { shifts.Item1, shifts.Item2 }, new[] { dims.Item1, dims.Item2 });

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) =>
            Ops.roll.Call(this, shifts.ToArray(), dims.ToArray());

        public Tensor tril(long diagonal = 0) => Ops.tril.Call(this, diagonal);

        public Tensor triu(long diagonal = 0) => Ops.triu.Call(this, diagonal);

        public Tensor[] split(long size, int dim = 0) => Ops.split_Tensor.CallList(this, size, (long)dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Ops.split_with_sizes.CallList(this, sizes, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Ops.split_with_sizes.CallList(this, sizes.ToArray(), dim);

        public Tensor[] chunk(long chunks, long dim = 0L) => Ops.chunk.CallList(this, chunks, dim);

        public Tensor[] unbind(long dimension = 0L) => Ops.unbind_int.CallList(this, dimension);
    }

    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);

    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    public static Tensor t(Tensor input) => input.t();

    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    public static Tensor roll(Tensor input, long[] shifts) => input.roll(shifts);

    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    public static Tensor triu(Tensor input, long diagonal = 0L) => input.triu(diagonal);

    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0L) => tensor.split(split_size_or_sections, dim);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    public static Tensor[] unbind(Tensor input, long dim = 0L) => input.unbind(dim);

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat((Tensor[])[.. tensors], dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => Ops.cat.Call(Arg.List(tensors), dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Ops.stack.Call(Arg.List([.. tensors]), dim);

    public static Tensor hstack(params Tensor[] tensors) => Ops.hstack.Call(Arg.List(tensors));

    public static Tensor hstack(IList<Tensor> tensors) => Ops.hstack.Call(Arg.List([.. tensors]));

    public static Tensor vstack(Tensor[] tensors) => Ops.vstack.Call(Arg.List(tensors));

    public static Tensor vstack(IList<Tensor> tensors) => Ops.vstack.Call(Arg.List([.. tensors]));
}
