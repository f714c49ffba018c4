namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Marked(Ops.arange_start_step.Call(start, stop, step, dtype ?? RangeType(start, stop, step), Arg.None, At(device)), requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Marked(Ops.linspace.Call(start, end, steps, dtype, Arg.None, At(device)), requires_grad);

    public static Tensor eye(
        long rows,
        long columns = -1L,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null) =>
        Marked(Ops.eye_m.Call(rows, columns < 0 ? rows : columns, dtype, Arg.None, At(device)), requires_grad);

    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Marked(Ops.zeros_like.Call(input, dtype, Arg.None, device), requires_grad);

    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Marked(Ops.ones_like.Call(input, dtype, Arg.None, device), requires_grad);

    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Marked(Ops.empty_like.Call(input, dtype, Arg.None, device), requires_grad);

    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Marked(Ops.full_like.Call(input, value, dtype, Arg.None, device), requires_grad);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Marked(Ops.rand_like.Call(input, dtype, Arg.None, device), requires_grad);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Marked(Ops.randn_like.Call(input, dtype, Arg.None, device), requires_grad);

    public static Tensor randint(
        long low,
        long high,
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null) =>
        Marked(Ops.randint_low_generator.Call(low, high, size, generator, dtype ?? ScalarType.Int64, Arg.None, At(device)), requires_grad);

    public static Tensor randint(
        long high,
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int low,
        int high,
        int[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null) =>
        randint(low, high, Array.ConvertAll(size, s => (long)s), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int high,
        int[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Marked(Ops.randperm_generator.Call(n, generator, dtype ?? ScalarType.Int64, Arg.None, At(device)), requires_grad);

    private static Tensor Create(Operator op, long[] size, ScalarType? dtype, Device? device, bool requires_grad) =>
        Marked(op.Call(size, dtype, Arg.None, At(device)), requires_grad);

    private static Tensor CreateFull(long[] size, Scalar value, ScalarType? dtype, Device? device, bool requires_grad) =>
        Marked(Ops.full.Call(size, value, dtype, Arg.None, At(device)), requires_grad);

    private static Tensor CreateRandom(
        Operator op, long[] size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator) =>
        Marked(op.Call(size, generator, dtype, Arg.None, At(device)), requires_grad);

    private static Device At(Device? device) => device ?? get_default_device();

    private static Tensor Marked(Tensor tensor, bool requires_grad) => requires_grad ? tensor.requires_grad_() : tensor;

    private static ScalarType RangeType(params ReadOnlySpan<Scalar> values)
    {
        foreach (var value in values)
        {
            if (is_floating_point(value.Type))
            {
                return ScalarType.Float32;
            }
        }

        return ScalarType.Int64;
    }
}
