using System.Buffers;
using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>
/// One operator of libtorch, found by its schema name (`add.Tensor` is name `aten::add`, overload `Tensor`) at its first call.
/// </summary>
/// <remarks>
/// Every operator that the library uses is a static readonly field of <see cref="Ops"/> (a partial class: each topic adds its own file).
/// Arguments go in the order of the schema, keyword-only ones included; what is left out at the end, or is
/// <see cref="Arg.Default"/>, takes the schema's default; null is None. A method of the right shape takes the results:
/// <code>
/// internal static readonly Operator linear = new("linear");
/// Tensor y = Ops.linear.Call(input, weight, bias);             // one tensor
/// var (values, indices) = Ops.topk.Call2(x, k, dim);           // two; Call3 for three
/// Tensor[] parts = Ops.split_Tensor.CallList(x, size, dim);    // a list
/// weight = Ops.add__Tensor.CallInPlace(weight, delta);         // in place: gives its first argument back
/// long n = Ops.some.CallInt(x); bool b = ...CallBool(x); double d = ...CallDouble(x);
/// </code>
/// A list of tensors is <c>Arg.List(array)</c>, a list with gaps <c>Arg.OptionalList(array)</c>; <c>long[]</c>, <c>double[]</c>, numbers, bool,
/// string, Scalar, ScalarType, Device and Generator convert by themselves. A number that the schema calls `float` must be a double:
/// write 1.0, not 1. Results are new tensors, registered with the current dispose scope.
/// </remarks>
internal sealed unsafe class Operator(string schema)
{
    private const int StackWords = 64;
    private nint handle;

    /// <summary>The name and, after a dot, the overload.</summary>
    internal string Schema { get; } = schema;

    /// <summary>Resolves the operator; throws with libtorch's message where this libtorch has no such operator.</summary>
    internal nint Resolve()
    {
        var dot = Schema.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? Schema : Schema[..dot];
        var overload = dot < 0 ? "" : Schema[(dot + 1)..];
        var found = NativeMethods.dt_operator("aten::" + name, overload);
        return handle = found != 0 ? found : throw NativeMethods.LastError();
    }

    internal torch.Tensor Call(params ReadOnlySpan<Arg> args)
    {
        NativeArg result;
        Expect(1, Invoke(args, &result, 1));
        return new torch.Tensor((nint)result.Bits);
    }

    internal (torch.Tensor, torch.Tensor) Call2(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc NativeArg[2];
        Expect(2, Invoke(args, results, 2));
        return (new torch.Tensor((nint)results[0].Bits), new torch.Tensor((nint)results[1].Bits));
    }

    internal (torch.Tensor, torch.Tensor, torch.Tensor) Call3(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc NativeArg[3];
        Expect(3, Invoke(args, results, 3));
        return (new torch.Tensor((nint)results[0].Bits), new torch.Tensor((nint)results[1].Bits), new torch.Tensor((nint)results[2].Bits));
    }

    internal torch.Tensor[] CallList(params ReadOnlySpan<Arg> args)
    {
        NativeArg result;
        Expect(1, Invoke(args, &result, 1));
        var items = (nint*)result.Bits;
        var tensors = new torch.Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new torch.Tensor(items[i]);
        }

        NativeMethods.dt_free(items);
        return tensors;
    }

    /// <summary>Calls an operator that changes <paramref name="self"/>, its first argument, and returns that same object.</summary>
    internal torch.Tensor CallInPlace(torch.Tensor self, params ReadOnlySpan<Arg> rest)
    {
        var buffer = default(ArgBuffer);
        Span<Arg> args = buffer;
        args[0] = self;
        rest.CopyTo(args[1..]);
        NativeArg result;
        if (Invoke(args[..(rest.Length + 1)], &result, 1) == 1)
        {
            NativeMethods.dt_release((nint)result.Bits);
        }

        return self;
    }

    internal long CallInt(params ReadOnlySpan<Arg> args)
    {
        NativeArg result;
        Expect(1, Invoke(args, &result, 1));
        return result.Bits;
    }

    internal bool CallBool(params ReadOnlySpan<Arg> args) => CallInt(args) != 0;

    internal double CallDouble(params ReadOnlySpan<Arg> args) => BitConverter.Int64BitsToDouble(CallInt(args));

    /// <summary>Calls an operator that has no result.</summary>
    internal void CallVoid(params ReadOnlySpan<Arg> args) => Invoke(args, null, 0);

    /// <summary>Calls an operator whose one result is a Scalar.</summary>
    internal Scalar CallScalar(params ReadOnlySpan<Arg> args)
    {
        NativeArg result;
        Expect(1, Invoke(args, &result, 1));
        return Scalar.From(result);
    }

    private int Invoke(ReadOnlySpan<Arg> args, NativeArg* results, int capacity)
    {
        var native = stackalloc NativeArg[args.Length];
        var words = 0;
        foreach (ref readonly var arg in args)
        {
            words += arg.Words;
        }

        int count;
        if (words <= StackWords)
        {
            var scratch = stackalloc long[StackWords];
            count = Send(args, native, scratch, results, capacity);
        }
        else
        {
            var rented = ArrayPool<long>.Shared.Rent(words);
            fixed (long* scratch = rented)
            {
                count = Send(args, native, scratch, results, capacity);
            }

            ArrayPool<long>.Shared.Return(rented);
        }

        return count >= 0 ? count : throw NativeMethods.LastError();
    }

    private int Send(ReadOnlySpan<Arg> args, NativeArg* native, long* scratch, NativeArg* results, int capacity)
    {
        for (var i = 0; i < args.Length; i++)
        {
            scratch = args[i].Write(native + i, scratch);
        }

        var count = NativeMethods.dt_call(handle != 0 ? handle : Resolve(), native, args.Length, results, capacity);
        foreach (ref readonly var arg in args)
        {
            arg.KeepAlive();
        }

        return count;
    }

    [InlineArray(10)]
    private struct ArgBuffer
    {
        private Arg first;
    }

    private void Expect(int expected, int found)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"Found {found} results of {Schema}, expected {expected}.");
        }
    }
}
