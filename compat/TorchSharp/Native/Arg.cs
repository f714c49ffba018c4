using System.Text;

namespace TorchSharp;

/// <summary>One argument of an operator. Everything that libtorch takes converts to it implicitly; null is None.</summary>
internal readonly struct Arg
{
    private readonly object? reference;
    private readonly long bits;
    private readonly ArgKind kind;

    private Arg(ArgKind kind, long bits, object? reference = null)
    {
        this.kind = kind;
        this.bits = bits;
        this.reference = reference;
    }

    /// <summary>The value that the operator's schema gives.</summary>
    internal static Arg Default => new(ArgKind.Default, 0);

    internal static Arg None => default;

    /// <summary>A list of tensors.</summary>
    internal static Arg List(torch.Tensor[] tensors) => new(ArgKind.Tensors, 0, tensors);

    /// <summary>A list of tensors in which null stands for None, as `index` takes it.</summary>
    internal static Arg OptionalList(torch.Tensor?[] tensors) => new(ArgKind.OptionalTensors, 0, tensors);

    /// <summary>A floating-point number or, where it is whole and the operator wants one, an integer: here always a double.</summary>
    internal static Arg Real(double value) => value;

    public static implicit operator Arg(torch.Tensor? value) => value is null ? default : new(ArgKind.Tensor, 0, value);
    public static implicit operator Arg(long value) => new(ArgKind.Int, value);
    public static implicit operator Arg(long? value) => value is { } v ? new(ArgKind.Int, v) : default;
    public static implicit operator Arg(double value) => new(ArgKind.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(double? value) => value is { } v ? v : default(Arg);
    public static implicit operator Arg(bool value) => new(ArgKind.Bool, value ? 1 : 0);
    public static implicit operator Arg(bool? value) => value is { } v ? v : default(Arg);
    public static implicit operator Arg(string? value) => value is null ? default : new(ArgKind.String, 0, Encoding.UTF8.GetBytes(value));
    public static implicit operator Arg(long[]? value) => value is null ? default : new(ArgKind.Ints, 0, value);
    public static implicit operator Arg(double[]? value) => value is null ? default : new(ArgKind.Doubles, 0, value);
    public static implicit operator Arg(torch.ScalarType value) => new(ArgKind.Int, (long)value);
    public static implicit operator Arg(torch.ScalarType? value) => value is { } v ? v : default(Arg);
    public static implicit operator Arg(torch.Device? value) => value is null ? default : new(ArgKind.Device, value.Packed);
    public static implicit operator Arg(torch.Generator? value) => value is null ? default : new(ArgKind.Generator, 0, value);
    public static implicit operator Arg(Scalar? value) => value is null ? default : new(value.Kind, value.Bits);

    /// <summary>How many 8-byte words of scratch the argument takes.</summary>
    internal int Words => reference switch
    {
        null or torch.Tensor => 0,
        Array array => kind == ArgKind.String ? (array.Length + 7) / 8 : array.Length,
        _ => 0,
    };

    /// <summary>Writes the argument in its native form, lists into <paramref name="scratch"/>, and returns the scratch after them.</summary>
    internal unsafe long* Write(NativeArg* target, long* scratch)
    {
        target->Kind = kind;
        target->Length = 0;
        target->Bits = bits;
        switch (kind)
        {
            case ArgKind.Tensor:
                target->Bits = ((torch.Tensor)reference!).Handle;
                return scratch;
            case ArgKind.Generator:
                target->Bits = ((torch.Generator)reference!).Handle;
                return scratch;
            case ArgKind.Tensors or ArgKind.OptionalTensors:
                var tensors = (torch.Tensor?[])reference!;
                for (var i = 0; i < tensors.Length; i++)
                {
                    scratch[i] = tensors[i]?.Handle ?? 0;
                }

                break;
            case ArgKind.Ints:
                var integers = (long[])reference!;
                integers.CopyTo(new Span<long>(scratch, integers.Length));
                break;
            case ArgKind.Doubles:
                var numbers = (double[])reference!;
                numbers.CopyTo(new Span<double>(scratch, numbers.Length));
                break;
            case ArgKind.String:
                var text = (byte[])reference!;
                text.CopyTo(new Span<byte>(scratch, text.Length));
                break;
            default:
                return scratch;
        }

        target->Length = ((Array)reference!).Length;
        target->Bits = (long)scratch;
        return scratch + Words;
    }

    /// <summary>Keeps what the argument refers to from being collected until here.</summary>
    internal void KeepAlive() => GC.KeepAlive(reference);
}
