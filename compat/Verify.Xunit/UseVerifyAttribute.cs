using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Remembers which test runs, so that its snapshots can be named after it; the build puts it on every assembly that verifies.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> s_method = new();

    /// <inheritdoc/>
    public override void Before(MethodInfo info) => s_method.Value = info;

    /// <inheritdoc/>
    public override void After(MethodInfo info) => s_method.Value = null;

    /// <summary>Gets the test method that runs.</summary>
    /// <exception cref="InvalidOperationException">No test runs, or its assembly lacks this attribute.</exception>
    public static MethodInfo GetMethod() => s_method.Value
        ?? throw new InvalidOperationException("Found no running test; expected Verify to be called in a test of an assembly with [assembly: UseVerify].");
}
