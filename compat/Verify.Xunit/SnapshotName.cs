using System.Collections;
using System.Globalization;
using System.Reflection;

namespace VerifyTests;

/// <summary>Names a snapshot's files: <c>Type.Method_parameter=value.verified.txt</c> beside the test.</summary>
internal static class SnapshotName
{
    // What no file system of ours or of others takes in a name.
    private const string Forbidden = "\"\\<>|:*?/";

    /// <summary>Returns the path without <c>.verified.</c> or <c>.received.</c> and what follows.</summary>
    /// <exception cref="VerifyException">The method has parameters, but their values are not given.</exception>
    public static string Prefix(VerifySettings settings, string sourceFile, MethodInfo method)
    {
        string source = Path.GetDirectoryName(sourceFile) is { Length: > 0 } directory
            ? directory
            : throw new InvalidOperationException($"Found source file '{sourceFile}'; expected its full path.");
        string folder = Path.GetFullPath(Path.Combine(source, settings.Directory ?? ""));
        string name = settings.FileName
            ?? $"{settings.TypeName ?? TypeName(method.ReflectedType!)}.{settings.MethodName ?? method.Name}{Parameters(settings, method)}";
        return Path.Combine(folder, name);
    }

    private static string TypeName(Type type) => type.DeclaringType is null ? type.Name : $"{TypeName(type.DeclaringType)}.{type.Name}";

    private static string Parameters(VerifySettings settings, MethodInfo method)
    {
        if (settings.ParametersText is not null)
        {
            return $"_{settings.ParametersText}";
        }

        string[] names = [.. method.GetParameters().Select(parameter => parameter.Name!)];
        if (settings.Parameters is not { } values)
        {
            return names.Length == 0 || settings.MethodName is not null
                ? ""
                : throw new VerifyException(
                    $"Found no values for the parameters {string.Join(", ", names)} of {method.Name}; expected UseParameters({string.Join(", ", names)}).");
        }

        if (values.Length > names.Length)
        {
            throw new VerifyException($"Found {values.Length} values in UseParameters; expected at most {names.Length}, the parameters of {method.Name}.");
        }

        return string.Concat(values.Select((value, i) => $"_{names[i]}={Clean(Text(value))}"));
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Text))}]",
        _ => value.ToString() ?? "null",
    };

    private static string Clean(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? '-' : c));
}
