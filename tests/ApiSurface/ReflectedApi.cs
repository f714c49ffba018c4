using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ApiSurface;

/// <summary>Lists an assembly's public and protected members.</summary>
internal static class ReflectedApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> s_operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+", ["op_Subtraction"] = "-", ["op_Multiply"] = "*", ["op_Division"] = "/", ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-", ["op_UnaryPlus"] = "+", ["op_Equality"] = "==", ["op_Inequality"] = "!=", ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">", ["op_LessThanOrEqual"] = "<=", ["op_GreaterThanOrEqual"] = ">=", ["op_BitwiseAnd"] = "&", ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^", ["op_LogicalNot"] = "!", ["op_OnesComplement"] = "~", ["op_LeftShift"] = "<<", ["op_RightShift"] = ">>",
    };

    /// <summary>Lists members with the types that may own them: the declaring one and its bases, where the package may have put them.</summary>
    public static IEnumerable<(ApiMember Member, string[] Owners, bool IsOverride)> Members(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(OfType);

    /// <summary>Lists what types inherit from others of the assembly, as members of the heirs: all but nested types and constructors.</summary>
    public static IEnumerable<ApiMember> Inherited(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from ancestor in Bases(type).Skip(1)
        from reflected in OfType(ancestor)
        where reflected.Member.Owner == TypeNames.Owner(ancestor)
            && !reflected.Member.Key.StartsWith($"{ancestor.Name.Split('`')[0]}(", StringComparison.Ordinal)
        select reflected.Member with { Owner = TypeNames.Owner(type) };

    private static IEnumerable<(ApiMember Member, string[] Owners, bool IsOverride)> OfType(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : IsDelegate(type) ? "delegate" : "class";
        string outer = type.DeclaringType is null ? type.Namespace ?? "" : TypeNames.Owner(type.DeclaringType);
        yield return (Member(outer, $"{kind} {type.Name}", [], ReflectedTraits.Of(type)), [outer], false);
        if (IsDelegate(type))
        {
            yield break;
        }

        string owner = TypeNames.Owner(type);
        string[] owners = [.. Bases(type).Select(TypeNames.Owner)];
        foreach (MemberInfo member in type.GetMembers(Declared).Where(member => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null))
        {
            (string Key, ParameterInfo[] Parameters, bool IsOverride)? described = Describe(type, member);
            if (described is not null)
            {
                string?[] defaults = [.. described.Value.Parameters.Where(parameter => parameter.HasDefaultValue).Select(Default)];
                yield return (Member(owner, described.Value.Key, defaults, ReflectedTraits.Of(member)), owners, described.Value.IsOverride);
            }
        }
    }

    private static (string Key, ParameterInfo[] Parameters, bool IsOverride)? Describe(Type type, MemberInfo member)
    {
        switch (member)
        {
            case ConstructorInfo constructor when IsVisible(constructor):
                return ($"{type.Name.Split('`')[0]}({Parameters(constructor)})", constructor.GetParameters(), false);
            case MethodInfo method when IsVisible(method) && !IsAccessor(method):
                return (MethodKey(method), method.GetParameters(), method.GetBaseDefinition().DeclaringType != type);
            case PropertyInfo property when property.GetAccessors(true).Any(IsVisible):
                return (PropertyKey(property), [], property.GetAccessors(true)[0].GetBaseDefinition().DeclaringType != type);
            case FieldInfo field when (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName:
                return (type.IsEnum ? field.Name : $"{TypeNames.Of(field.FieldType)} {field.Name}", [], false);
            case EventInfo happening when happening.AddMethod is { } add && IsVisible(add):
                return ($"event {TypeNames.Of(happening.EventHandlerType!)} {happening.Name}", [], false);
            default:
                return null;
        }
    }

    private static string MethodKey(MethodInfo method)
    {
        string parameters = Parameters(method);
        if (method.Name is "op_Implicit" or "op_Explicit")
        {
            return $"{method.Name[3..].ToLowerInvariant()} operator {TypeNames.Of(method.ReturnType)}({parameters})";
        }

        string generic = method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        string name = s_operators.TryGetValue(method.Name, out string? sign) ? $"operator {sign}" : method.Name;
        return $"{TypeNames.Of(method.ReturnType)} {name}{generic}({parameters})";
    }

    private static string PropertyKey(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get;" : "";
        string set = property.SetMethod is not { } setter || !IsVisible(setter) ? "" : !setter.IsPublic && property.GetMethod is { IsPublic: true } ? "protected set;" : "set;";
        return property.GetIndexParameters().Length > 0
            ? $"{TypeNames.Of(property.PropertyType)} this[{string.Join(',', property.GetIndexParameters().Select(Parameter))}]"
            : $"{TypeNames.Of(property.PropertyType)} {property.Name}{{{get}{set}}}";
    }

    private static string Parameters(MethodBase method) => string.Join(',', method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        string passing = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : parameter.Position == 0 && parameter.Member.IsDefined(typeof(ExtensionAttribute)) ? "this "
            : "";
        return $"{passing}{direction}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}";
    }

    private static string? Default(ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null or Missing => "default",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        object value when EnumType(parameter) is { } type => Enum.GetName(type, Enum.ToObject(type, value)) ?? value.ToString(),
        float or double => Convert.ToDouble(parameter.RawDefaultValue, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static Type? EnumType(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsEnum ? type : null;
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (Type? at = type; at is not null && at.Assembly == type.Assembly; at = at.BaseType)
        {
            yield return at.IsGenericType ? at.GetGenericTypeDefinition() : at;
        }
    }

    private static ApiMember Member(string owner, string key, string?[] defaults, ApiTraits traits) =>
        new(owner, key, defaults, $"{owner} | {key}{(defaults.Length == 0 ? "" : $" with defaults {string.Join(", ", defaults)}")}{Shown(traits)}", traits);

    private static string Shown(ApiTraits traits) => traits.ToString() is { Length: > 0 } text ? $" [{text}]" : "";

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
