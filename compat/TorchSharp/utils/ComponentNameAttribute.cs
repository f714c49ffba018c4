namespace TorchSharp.Utils;

/// <summary>Names a module's field in its state dictionary, in place of the field's own name.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    /// <summary>Gets or sets the name; must not hold a dot.</summary>
    public string? Name { get; set; }
}
