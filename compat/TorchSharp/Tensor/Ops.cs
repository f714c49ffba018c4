namespace TorchSharp;

/// <summary>
/// Every operator of libtorch that the library uses, in one partial class: the start-up test resolves each of its fields.
/// A field is named as its schema, with the dot as an underscore. How to call one: see <see cref="Operator"/>.
/// </summary>
internal static partial class Ops
{
    internal static readonly Operator equal = new("equal");
    internal static readonly Operator detach = new("detach");
    internal static readonly Operator detach_ = new("detach_");
}
