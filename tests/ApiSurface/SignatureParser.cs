using System.Text.RegularExpressions;

namespace ApiSurface;

/// <summary>Parses a line <c>owner | signature as in C# source</c>.</summary>
internal static partial class SignatureParser
{
    public static ApiMember Parse(string line)
    {
        string[] parts = line.Split(" | ", 2);
        if (parts.Length != 2)
        {
            throw new FormatException($"Found line '{line}'; expected 'owner | signature'.");
        }

        string signature = Attributes().Replace(parts[1], "");
        string[] modifiers = Modifiers().Match(signature).Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var reader = new SignatureReader(Modifiers().Replace(signature, ""));
        (string key, List<string?> defaults, bool isNullable) = Signature(reader);
        return new ApiMember(Owner(parts[0].Trim()), key, defaults, line, SourceTraits.Of(modifiers, signature, isNullable));
    }

    private static (string Key, List<string?> Defaults, bool IsNullable) Signature(SignatureReader reader)
    {
        var defaults = new List<string?>();
        Match type = TypeDeclaration().Match(reader.Rest);
        if (type.Success)
        {
            string kind = type.Groups["kind"].Value.StartsWith("record", StringComparison.Ordinal)
                ? type.Groups["kind"].Value.EndsWith("struct", StringComparison.Ordinal) ? "struct" : "class"
                : type.Groups["kind"].Value;
            reader.Skip(type.Length);
            if (kind == "delegate")
            {
                reader.Type();
            }

            return ($"{kind} {reader.DeclaredName()}", defaults, false);
        }

        Match conversion = Conversion().Match(reader.Rest);
        if (conversion.Success)
        {
            reader.Skip(conversion.Length);
            return ($"{conversion.Groups[1].Value} operator {reader.Type()}({reader.Parameters('(', ')', defaults)})", defaults, false);
        }

        if (reader.Take("event "))
        {
            return ($"event {reader.Type()} {reader.Identifier()}", defaults, false);
        }

        Match enumMember = EnumMember().Match(reader.Rest);
        if (enumMember.Success)
        {
            return (enumMember.Groups[1].Value, defaults, false);
        }

        string first = reader.Type();
        bool isNullable = reader.WasNullable;
        if (reader.Peek == '(')
        {
            return ($"{first}({reader.Parameters('(', ')', defaults)})", defaults, isNullable);
        }

        Match sign = OperatorSign().Match(reader.Rest);
        if (sign.Success)
        {
            reader.Skip(sign.Length);
            return ($"{first} operator {sign.Groups[1].Value}({reader.Parameters('(', ')', defaults)})", defaults, isNullable);
        }

        if (reader.Take("this"))
        {
            return ($"{first} this[{reader.Parameters('[', ']', defaults)}]", defaults, isNullable);
        }

        string name = reader.MemberName();
        return reader.Peek switch
        {
            '(' => ($"{first} {name}({reader.Parameters('(', ')', defaults)})", defaults, isNullable),
            '{' => ($"{first} {name}{{{Accessors(reader.Rest)}}}", defaults, isNullable),
            _ => reader.Rest.StartsWith("=>", StringComparison.Ordinal) ? ($"{first} {name}{{get;}}", defaults, isNullable) : ($"{first} {name}", defaults, isNullable),
        };
    }

    private static string Accessors(string body)
    {
        string[] visible = [.. body.Trim('{', '}', ' ').Split(';', StringSplitOptions.TrimEntries)
            .Where(accessor => accessor is "get" or "set" or "init" or "protected set" or "protected internal set")];
        return string.Concat(visible.Select(accessor => accessor == "get" ? "get;" : accessor.StartsWith('p') ? "protected set;" : "set;").Order(StringComparer.Ordinal));
    }

    private static string Owner(string owner) => TypeParameters().Replace(owner, match => $"`{match.Value.Count(c => c == ',') + 1}");

    [GeneratedRegex(@"^(\[[^\]]*\]\s*)+|(?<=[(,]\s*)(\[[^\]]*(\([^)]*\))?[^\]]*\]\s*)+")]
    private static partial Regex Attributes();

    [GeneratedRegex(
        @"^((public|protected|private|internal|static|async|override|virtual|sealed|abstract|readonly|partial|const|new|unsafe|extern|required)\s+)+")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"^(?<kind>class|struct|interface|enum|delegate|record class|record struct|record)\s+")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^(implicit|explicit)\s+operator\s+")]
    private static partial Regex Conversion();

    [GeneratedRegex(@"^(\w+)\s*(=.*|,)?$")]
    private static partial Regex EnumMember();

    [GeneratedRegex(@"^operator\s*([^\s(]+)\s*(?=\()")]
    private static partial Regex OperatorSign();

    [GeneratedRegex(@"<[^<>]*>")]
    private static partial Regex TypeParameters();
}
