namespace Cake.Frosting;

/// <summary>Names a task; without it the class's name is the task's.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>Gets the task's name as <c>--target</c> takes it.</summary>
    public string Name { get; } = name;
}

/// <summary>Describes a task for <c>--description</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>Gets the description.</summary>
    public string Description { get; } = description;
}

/// <summary>Runs another task before this one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependentOnAttribute(Type type) : Attribute
{
    /// <summary>Gets the class of the task that runs before.</summary>
    public Type Task { get; } = type;
}

/// <summary>Runs this task before another one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute
{
    /// <summary>Gets the class of the task that runs after.</summary>
    public Type Task { get; } = type;
}

/// <summary>Lets the build go on when the task fails.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContinueOnErrorAttribute : Attribute;
