namespace TorchSharp.Modules;

/// <summary>Holds the options of one group of parameters.</summary>
public class OptimizerOptions
{
    /// <summary>Gets or sets the rate of the next step; null takes the optimizer's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>Gets or sets the rate at the schedule's start.</summary>
    public double InitialLearningRate { get; set; }

    // An optimizer's own options in the order in which they are saved: numbers, then flags. Null takes the optimizer's.
    private protected virtual double?[] Numbers
    {
        get => [];
        set { }
    }

    private protected virtual bool?[] Flags
    {
        get => [];
        set { }
    }

    /// <summary>Writes the options.</summary>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
        foreach (var number in Numbers) writer.Write(number!.Value);
        foreach (var flag in Flags) writer.Write(flag!.Value);
    }

    /// <summary>Reads the options.</summary>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
        Numbers = Array.ConvertAll(Numbers, _ => (double?)reader.ReadDouble());
        Flags = Array.ConvertAll(Flags, _ => (bool?)reader.ReadBoolean());
    }

    /// <summary>Copies the options; throws <see cref="ArgumentException"/> if they are another optimizer's.</summary>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        SameKind.Require(this, source);
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        Numbers = source.Numbers;
        Flags = source.Flags;
    }

    internal OptimizerOptions Copy() => (OptimizerOptions)MemberwiseClone();

    internal void Complete(OptimizerOptions defaults)
    {
        SameKind.Require(this, defaults);
        LearningRate ??= defaults.LearningRate;
        Numbers = [.. Numbers.Zip(defaults.Numbers, (own, common) => own ?? common)];
        Flags = [.. Flags.Zip(defaults.Flags, (own, common) => own ?? common)];
    }
}
