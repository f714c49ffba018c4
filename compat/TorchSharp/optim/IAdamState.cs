using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Shows what Adam's rule remembers of a parameter: in the package the states of its optimizers have no common base.</summary>
internal interface IAdamState
{
    Tensor First { get; }

    Tensor Second { get; }

    /// <summary>Gets the largest second moment so far; null without amsgrad.</summary>
    Tensor? Largest { get; }

    /// <summary>Counts a step, and gives the number of all.</summary>
    long Next();
}
