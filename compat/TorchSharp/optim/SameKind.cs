namespace TorchSharp.Modules;

/// <summary>Keeps options and state of one optimizer from being given to another.</summary>
internal static class SameKind
{
    /// <summary>Throws <see cref="ArgumentException"/> if the classes differ.</summary>
    public static void Require(object own, object other)
    {
        if (own.GetType() == other.GetType()) return;
        throw new ArgumentException($"Invalid optimizer state -- found {Name(other)}, expected {Name(own)}.");
    }

    // Options and states are nested in their optimizer.
    private static string Name(object part) => $"{part.GetType().DeclaringType?.Name}.{part.GetType().Name}".TrimStart('.');
}
