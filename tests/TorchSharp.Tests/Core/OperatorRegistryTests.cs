#if !NUGET_PACKAGES
using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Tests.Core;

public class OperatorRegistryTests
{
    [Fact]
    public void Every_operator_that_the_library_uses_exists_in_this_libtorch()
    {
        var operators = typeof(Ops).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(Operator))
            .Select(field => (field.Name, Operator: (Operator)field.GetValue(null)!))
            .ToList();

        var missing = operators.Where(op => !Resolves(op.Operator)).Select(op => op.Operator.Schema).ToList();

        Assert.True(operators.Count > 150, $"Found {operators.Count} operators: has the registry moved?");
        Assert.Empty(missing);
        Assert.All(operators, op => Assert.Equal(op.Name, op.Operator.Schema.Replace('.', '_')));
    }

    [Fact]
    public void An_unknown_operator_is_told_in_libtorchs_words()
    {
        var error = Assert.Throws<ExternalException>(() => new Operator("no_such_operator").Resolve());

        Assert.StartsWith("Could not find schema for aten::no_such_operator", error.Message, StringComparison.Ordinal);
    }

    private static bool Resolves(Operator op)
    {
        try
        {
            return op.Resolve() != 0;
        }
        catch (ExternalException)
        {
            return false;
        }
    }
}
#endif
