using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Holds what an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    internal OptimizerState(Parameter parameter)
    {
        Parameter = parameter;
    }

    internal Parameter Parameter { get; }

    // What is remembered, in the order in which it is saved: counts, then tensors, which are null where there is nothing to remember.
    private protected virtual long[] Counts
    {
        get => [];
        set { }
    }

    private protected abstract Tensor?[] Tensors { get; set; }

    /// <summary>Sets the state to that before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Writes the state.</summary>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        foreach (var count in Counts) writer.Write(count);
        foreach (var tensor in Tensors) SaveConditionalStateTensor(writer, tensor);
    }

    /// <summary>Reads the state.</summary>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        Counts = Array.ConvertAll(Counts, _ => reader.ReadInt64());
        Keep(Array.ConvertAll(Tensors, _ =>
        {
            Tensor? tensor = null;
            LoadConditionalStateTensor(reader, ref tensor);
            return Moved(tensor, Parameter.device);
        }));
    }

    /// <summary>Copies the state; throws <see cref="ArgumentException"/> if it is another optimizer's.</summary>
    public virtual void LoadStateDict(OptimizerState source)
    {
        SameKind.Require(this, source);
        Counts = source.Counts;
        using var noGradients = torch.no_grad();
        Keep(Array.ConvertAll(source.Tensors, tensor => Moved(tensor?.clone(), Parameter.device)));
    }

    /// <summary>Tells whether another state is nearly equal.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) =>
        other.GetType() == GetType() && Counts.SequenceEqual(other.Counts)
        && Tensors.Zip(other.Tensors).All(pair => Close(pair.First, pair.Second));

    /// <summary>Moves the state to a device.</summary>
    public virtual void to(Device device) => Keep(Array.ConvertAll(Tensors, tensor => Moved(tensor, device)));

    /// <summary>Reads a tensor that may be none.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result)
    {
        result?.Dispose();
        result = reader.ReadBoolean() ? TensorCodec.Read(reader) : null;
    }

    /// <summary>Writes a tensor that may be none.</summary>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null) TensorCodec.Write(tensor, writer);
    }

    // What is kept belongs to the optimizer, not to the scope of the moment.
    private protected void Keep(Tensor?[] values)
    {
        foreach (var (old, value) in Tensors.Zip(values))
        {
            if (!ReferenceEquals(old, value)) old?.Dispose();
            value?.DetachFromDisposeScope();
        }

        Tensors = values;
    }

    private protected void Free() => Keep(new Tensor?[Tensors.Length]);

    private protected Tensor Zeros()
    {
        using var noGradients = torch.no_grad();
        return Parameter.zeros_like();
    }

    private static Tensor? Moved(Tensor? tensor, Device device)
    {
        if (tensor is null || (tensor.device.type == device.type && tensor.device.index == device.index)) return tensor;
        using (tensor) return tensor.to(device);
    }

    private static bool Close(Tensor? left, Tensor? right) =>
        left is null || right is null ? left is null && right is null : Ops.allclose.CallBool(left, right);
}
