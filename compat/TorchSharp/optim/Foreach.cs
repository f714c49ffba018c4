using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Changes lists of tensors element by element, each list in one call.</summary>
internal static class Foreach
{
    /// <summary>Computes a += alpha b.</summary>
    public static void Add(Tensor[] a, Tensor[] b, double alpha) => Ops._foreach_add__List.CallVoid(Arg.List(a), Arg.List(b), alpha);

    /// <summary>Returns a + alpha b.</summary>
    public static Tensor[] Sum(Tensor[] a, Tensor[] b, double alpha) => Ops._foreach_add_List.CallList(Arg.List(a), Arg.List(b), alpha);

    /// <summary>Computes a += value.</summary>
    public static void Add(Tensor[] a, double value) => Ops._foreach_add__Scalar.CallVoid(Arg.List(a), value);

    /// <summary>Computes a *= factor.</summary>
    public static void Mul(Tensor[] a, double factor) => Ops._foreach_mul__Scalar.CallVoid(Arg.List(a), factor);

    /// <summary>Computes a /= divisor.</summary>
    public static void Div(Tensor[] a, double divisor) => Ops._foreach_div__Scalar.CallVoid(Arg.List(a), divisor);

    /// <summary>Returns the square roots.</summary>
    public static Tensor[] Sqrt(Tensor[] a) => Ops._foreach_sqrt.CallList(Arg.List(a));

    /// <summary>Computes a += value b c.</summary>
    public static void AddCMul(Tensor[] a, Tensor[] b, Tensor[] c, double value) =>
        Ops._foreach_addcmul__Scalar.CallVoid(Arg.List(a), Arg.List(b), Arg.List(c), value);

    /// <summary>Computes a += value b / c.</summary>
    public static void AddCDiv(Tensor[] a, Tensor[] b, Tensor[] c, double value) =>
        Ops._foreach_addcdiv__Scalar.CallVoid(Arg.List(a), Arg.List(b), Arg.List(c), value);
}
