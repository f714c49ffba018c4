using System.Text.RegularExpressions;

namespace ApiSurface;

/// <summary>Reads traits out of a signature's source text.</summary>
internal static partial class SourceTraits
{
    public static ApiTraits Of(string[] modifiers, string signature, bool isNullable) => new()
    {
        IsPlain = !modifiers.Any(word => word is "public" or "protected" or "internal"),
        IsStatic = modifiers.Any(word => word is "static" or "const"),
        IsProtected = modifiers.Contains("protected"),
        IsOverridable = modifiers.Any(word => word is "virtual" or "abstract" or "override") && !modifiers.Contains("sealed") && !IsType(signature),
        IsAbstract = modifiers.Contains("abstract"),
        IsSealed = modifiers.Contains(IsType(signature) ? "sealed" : "readonly"),
        IsNullable = isNullable,
        Constraints = IsType(signature) && !Where().IsMatch(signature) ? null : Constraints(signature).ToHashSet(),
        Bases = IsType(signature) ? Bases(signature).ToHashSet() : new HashSet<string>(),
        Number = Number().Match(signature) is { Success: true } number ? number.Groups[1].Value : null,
    };

    private static bool IsType(string signature) => Declaration().IsMatch(signature);

    private static IEnumerable<string> Constraints(string signature) =>
        from Match clause in Where().Matches(signature)
        from part in Split(clause.Groups[2].Value)
        let name = part.TrimEnd('?')
        where name != "notnull"
        select $"{clause.Groups[1].Value}:{(name is "class" or "struct" or "unmanaged" or "new()" ? name : new SignatureReader(part).Type())}";

    // What follows the colon, and what a record has without saying so.
    private static IEnumerable<string> Bases(string signature)
    {
        Match declaration = Declaration().Match(signature);
        string rest = Where().Replace(signature, "");
        int colon = rest.IndexOf(" : ", StringComparison.Ordinal);
        IEnumerable<string> stated = colon < 0 ? [] : Split(rest[(colon + 3)..].Split('{')[0]).Select(text => new SignatureReader(text).Type());
        return declaration.Groups["kind"].Value == "record" ? stated.Append($"IEquatable<{declaration.Groups["name"].Value}>") : stated;
    }

    /// <summary>Splits at the commas that are not within brackets.</summary>
    private static IEnumerable<string> Split(string list)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.Length; i++)
        {
            depth += list[i] is '<' or '(' ? 1 : list[i] is '>' or ')' ? -1 : 0;
            if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i].Trim();
                start = i + 1;
            }
        }

        yield return list[start..].Trim();
    }

    [GeneratedRegex(@"^([a-z]+\s+)*?(?<kind>class|struct|interface|enum|delegate|record)\s+((class|struct)\s+)?(?<name>\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\swhere (\w+)\s*:\s*(.*?)(?=\swhere\s|\s*\{|\s*=>|$)")]
    private static partial Regex Where();

    [GeneratedRegex(@"^\w+\s*=\s*(-?\d+),?$")]
    private static partial Regex Number();
}
