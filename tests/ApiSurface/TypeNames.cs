namespace ApiSurface;

/// <summary>
/// Names types alike for source text and reflection: C# keywords, no namespaces, tuples without names, a question mark only behind tuples and
/// value types that have a keyword.
/// </summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, string> s_keywords = new(StringComparer.Ordinal)
    {
        ["Boolean"] = "bool", ["Byte"] = "byte", ["SByte"] = "sbyte", ["Int16"] = "short", ["UInt16"] = "ushort", ["Int32"] = "int",
        ["UInt32"] = "uint", ["Int64"] = "long", ["UInt64"] = "ulong", ["Single"] = "float", ["Double"] = "double", ["Decimal"] = "decimal",
        ["Char"] = "char", ["String"] = "string", ["Object"] = "object", ["Void"] = "void", ["IntPtr"] = "nint", ["UIntPtr"] = "nuint",
    };

    private static readonly HashSet<string> s_valueTypes = new(StringComparer.Ordinal)
    {
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "char", "nint", "nuint",
    };

    /// <summary>Tells whether a name is that of a value type even in source text, so that a question mark behind it is part of the type.</summary>
    public static bool IsValueType(string name) => name.StartsWith('(') || s_valueTypes.Contains(name);

    public static string Simple(string name) => s_keywords.GetValueOrDefault(name, name);

    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (type.IsPointer)
        {
            return $"{Of(type.GetElementType()!)}*";
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is Type underlying)
        {
            return IsValueType(Of(underlying)) ? $"{Of(underlying)}?" : Of(underlying);
        }

        if (!type.IsGenericType)
        {
            return Simple(type.Name);
        }

        string[] arguments = [.. type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Of)];
        string name = type.Name.Split('`')[0];
        return name == "ValueTuple" ? $"({string.Join(',', arguments)})" : arguments.Length == 0 ? name : $"{name}<{string.Join(',', arguments)}>";
    }

    /// <summary>Names a declared type with its number of own type parameters, in its namespace or enclosing types.</summary>
    public static string Owner(Type type)
    {
        string outer = type.DeclaringType is null ? type.Namespace ?? "" : Owner(type.DeclaringType);
        return outer.Length == 0 ? type.Name : $"{outer}.{type.Name}";
    }
}
