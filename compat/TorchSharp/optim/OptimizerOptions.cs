using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Holds the options of one group of parameters.</summary>
public class OptimizerOptions
{
    /// <summary>Gets or sets the rate of the next step; null takes the optimizer's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>Gets or sets the rate at the schedule's start.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Writes the options.</summary>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    /// <summary>Reads the options.</summary>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    /// <summary>Copies the options.</summary>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }
}

/// <summary>Holds what an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    internal OptimizerState(Parameter parameter)
    {
        Parameter = parameter;
    }

    internal Parameter Parameter { get; }

    /// <summary>Sets the state to that before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Writes the state.</summary>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Reads the state.</summary>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies the state.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Tells whether another state is nearly equal.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Moves the state to a device.</summary>
    public virtual void to(Device device)
    {
    }

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

    // What a state is set to belongs to the optimizer, not to the scope of the moment.
    private protected static void Replace(ref Tensor? target, Tensor? value)
    {
        target?.Dispose();
        target = value?.DetachFromDisposeScope();
    }

    private protected void Read(BinaryReader reader, ref Tensor? target)
    {
        LoadConditionalStateTensor(reader, ref target);
        Move(ref target, Parameter.device);
    }

    private protected static void Copy(ref Tensor? target, Tensor? source, Device device)
    {
        using var noGradients = torch.no_grad();
        Replace(ref target, source?.clone());
        Move(ref target, device);
    }

    private protected static void Move(ref Tensor? tensor, Device device)
    {
        if (tensor is null) return;
        var own = tensor.device;
        if (own.type != device.type || own.index != device.index) Replace(ref tensor, tensor.to(device));
    }

    private protected static bool Close(Tensor? left, Tensor? right) =>
        left is null || right is null ? left is null && right is null : Ops.allclose.CallBool(left, right);

    private protected Tensor Zeros()
    {
        using var noGradients = torch.no_grad();
        return Parameter.zeros_like().DetachFromDisposeScope();
    }
}

/// <summary>Holds parameters that share options.</summary>
public class ParamGroup : optim.ILearningRateController
{
    /// <summary>Gets or sets the parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>Gets or sets the options.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    /// <summary>Gets or sets the rate of the next step.</summary>
    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    /// <summary>Gets or sets the rate at the schedule's start.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}

/// <summary>Holds parameters that share options of one optimizer.</summary>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    /// <summary>Creates an empty group.</summary>
    public ParamGroup()
    {
    }

    /// <summary>Creates a group; null options take the optimizer's.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options!;
    }

    /// <summary>Gets or sets the options.</summary>
    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
