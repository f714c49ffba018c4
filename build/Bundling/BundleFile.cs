namespace Digits.Build.Bundling;

/// <summary>Is a file of the bundle.</summary>
/// <param name="Name">Its path in the bundle, with slashes.</param>
/// <param name="Source">Where its content lies.</param>
internal sealed record BundleFile(string Name, string Source)
{
    /// <summary>Gets the same file in a folder of the bundle.</summary>
    public BundleFile In(string folder) => this with { Name = folder + "/" + Name };
}
