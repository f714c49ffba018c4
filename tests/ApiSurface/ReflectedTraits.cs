using System.Globalization;
using System.Reflection;

namespace ApiSurface;

/// <summary>Reads traits out of an assembly.</summary>
internal static class ReflectedTraits
{
    public static ApiTraits Of(Type type) => new()
    {
        IsStatic = type is { IsAbstract: true, IsSealed: true },
        IsProtected = type.IsNestedFamily || type.IsNestedFamORAssem,
        IsAbstract = type is { IsAbstract: true, IsSealed: false, IsInterface: false },
        IsSealed = type is { IsAbstract: false, IsSealed: true },
        Constraints = Constraints(type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0)),
        Bases = type.IsEnum || type.IsSubclassOf(typeof(Delegate)) ? new HashSet<string>() : [.. Bases(type).Select(TypeNames.Of)],
    };

    public static ApiTraits Of(MemberInfo member) => member switch
    {
        MethodInfo method => Of(method, method) with { Constraints = Constraints(method.IsGenericMethod ? method.GetGenericArguments() : []) },
        ConstructorInfo constructor => new() { IsProtected = !constructor.IsPublic },
        PropertyInfo property => Of(MostVisible(property.GetAccessors(true)), property),
        FieldInfo { DeclaringType.IsEnum: true } field => new() { Number = Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) },
        FieldInfo field => new() { IsStatic = field.IsStatic, IsProtected = !field.IsPublic, IsSealed = field.IsInitOnly || field.IsLiteral, IsNullable = IsNullable(field) },
        EventInfo happening => Of(happening.AddMethod!, null),
        _ => new(),
    };

    private static ApiTraits Of(MethodInfo method, MemberInfo? result) => new()
    {
        IsPlain = method.DeclaringType!.IsInterface,
        IsStatic = method.IsStatic,
        IsProtected = !method.IsPublic,
        IsOverridable = method is { IsVirtual: true, IsFinal: false },

        // Where nobody can inherit, it is all the same.
        IsAbstract = method.IsAbstract || !HasHeirs(method.DeclaringType!),
        IsNullable = result is not null && IsNullable(result),
    };

    private static bool HasHeirs(Type type) => type is { IsAbstract: false } or { IsSealed: true }
        || type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(one => one.IsPublic || one.IsFamily || one.IsFamilyOrAssembly);

    private static MethodInfo MostVisible(MethodInfo[] accessors) => Array.Find(accessors, accessor => accessor.IsPublic) ?? accessors[0];

    private static bool IsNullable(MemberInfo member)
    {
        var context = new NullabilityInfoContext();
        NullabilityInfo info = member switch
        {
            MethodInfo method => context.Create(method.ReturnParameter),
            PropertyInfo property => context.Create(property),
            _ => context.Create((FieldInfo)member),
        };
        return info.ReadState == NullabilityState.Nullable;
    }

    // Without what others of them bring along.
    private static IEnumerable<Type> Bases(Type type)
    {
        Type? ancestor = type.BaseType is { } above && above != typeof(object) && above != typeof(ValueType) ? above : null;
        Type[] interfaces = [.. type.GetInterfaces().Where(one => one.IsVisible).Except(ancestor?.GetInterfaces() ?? [])];
        return [.. ancestor is null ? Array.Empty<Type>() : [ancestor], .. interfaces.Where(one => !interfaces.Any(other => other != one && other.GetInterfaces().Contains(one)))];
    }

    private static HashSet<string> Constraints(IEnumerable<Type> parameters) =>
        [.. parameters.SelectMany(parameter => Constraints(parameter).Select(constraint => $"{parameter.Name}:{constraint}"))];

    private static IEnumerable<string> Constraints(Type parameter)
    {
        GenericParameterAttributes special = parameter.GenericParameterAttributes;
        bool isStruct = special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return parameter.GetCustomAttributesData().Any(data => data.AttributeType.Name == "IsUnmanagedAttribute") ? "unmanaged" : "struct";
        }

        if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        if (special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
        {
            yield return "new()";
        }

        foreach (Type constraint in parameter.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)))
        {
            yield return TypeNames.Of(constraint);
        }
    }
}
