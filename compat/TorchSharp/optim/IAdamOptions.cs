namespace TorchSharp;

/// <summary>Takes the options of Adam's rule: in the package those of its optimizers have no common base.</summary>
internal interface IAdamOptions
{
    void Set(double first, double second, double least, double decay, bool largest, bool climb);
}
