using System.Globalization;

namespace ApiSurface;

/// <summary>Moves through the text of a signature.</summary>
internal sealed class SignatureReader(string text)
{
    private int _at;

    public string Rest => text[_at..];

    public char Peek
    {
        get
        {
            SkipSpace();
            return _at < text.Length ? text[_at] : '\0';
        }
    }

    /// <summary>Gets whether a question mark followed the type that was read last.</summary>
    public bool WasNullable { get; private set; }

    public void Skip(int count) => _at += count;

    public bool Take(string expected)
    {
        SkipSpace();
        if (string.CompareOrdinal(text, _at, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }

    /// <summary>Reads a member's name: with the interface that it implements explicitly, and with its type parameters.</summary>
    public string MemberName()
    {
        string name = Identifier();
        while (Take("."))
        {
            name = Identifier();
        }

        return Take("<") ? $"{name}<{string.Join(',', TypeArguments())}>" : name;
    }

    public string Type()
    {
        SkipSpace();
        string name = Peek == '(' ? Tuple() : Named();
        bool isNullable = false;
        while (true)
        {
            if (Take("?"))
            {
                name += TypeNames.IsValueType(name) ? "?" : "";
                isNullable = true;
                continue;
            }

            if (Peek == '[' && IsArray(out string rank))
            {
                name += rank;
                isNullable = false;
            }
            else if (Take("*"))
            {
                name += "*";
            }
            else
            {
                SkipSpace();
                WasNullable = isNullable;
                return name;
            }
        }
    }

    /// <summary>Reads a declared type's name with the number of its type parameters.</summary>
    public string DeclaredName()
    {
        string name = Identifier();
        if (Peek != '<')
        {
            return name;
        }

        int end = text.IndexOf('>', _at);
        int parameters = text[_at..end].Count(c => c == ',') + 1;
        _at = end + 1;
        return $"{name}`{parameters}";
    }

    public string Identifier()
    {
        SkipSpace();
        int start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '@'))
        {
            _at++;
        }

        return text[start.._at].TrimStart('@');
    }

    public string Parameters(char open, char close, List<string?> defaults)
    {
        var parameters = new List<string>();
        if (!Take(open.ToString()))
        {
            throw new FormatException($"Found '{Rest}' in signature '{text}'; expected '{open}'.");
        }

        while (!Take(close.ToString()))
        {
            parameters.Add(Parameter());
            if (Take("="))
            {
                defaults.Add(Default(close));
            }

            Take(",");
        }

        return string.Join(',', parameters);
    }

    private string Parameter()
    {
        string passing = "";
        while (true)
        {
            if (Take("out ") || Take("ref ") || Take("in ") || Take("params ") || Take("this "))
            {
                passing += text[.._at].TrimEnd().Split(' ', '(', '[', ',')[^1] + " ";
            }
            else if (!Take("scoped ") && !Take("readonly "))
            {
                return $"{passing}{Type()} {Identifier()}";
            }
        }
    }

    private string? Default(char close)
    {
        SkipSpace();
        int start = _at;
        int depth = 0;
        bool quoted = false;
        for (; _at < text.Length && (quoted || depth > 0 || (text[_at] != ',' && text[_at] != close)); _at++)
        {
            quoted ^= text[_at] == '"';
            depth += text[_at] is '(' or '<' ? 1 : text[_at] is ')' or '>' ? -1 : 0;
        }

        string value = text[start.._at].Trim();
        if (value is "null" or "default" || value.StartsWith("default(", StringComparison.Ordinal))
        {
            return "default";
        }

        if (value is "true" or "false" || value.StartsWith('"'))
        {
            return value;
        }

        if (value.Split('/') is [string dividend, string divisor] && Number(dividend) is double upper && Number(divisor) is double lower)
        {
            return (upper / lower).ToString("R", CultureInfo.InvariantCulture);
        }

        if (Number(value) is double parsed)
        {
            return parsed.ToString("R", CultureInfo.InvariantCulture);
        }

        // The last part of an enum's member; a constant's name says nothing about its value.
        return value.Contains('.', StringComparison.Ordinal) ? value[(value.LastIndexOf('.') + 1)..] : null;
    }

    private static double? Number(string literal)
    {
        string text = literal.Trim();
        string number = text.Replace("_", "", StringComparison.Ordinal).TrimEnd('f', 'F', 'd', 'D', 'L', 'l', 'm', 'M');
        bool parses = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed);

        // Single precision defaults are compared as reflection shows them: widened.
        return !parses ? null : text[^1] is 'f' or 'F' ? float.Parse(number, CultureInfo.InvariantCulture) : parsed;
    }

    private string Tuple()
    {
        var elements = new List<string>();
        Take("(");
        while (!Take(")"))
        {
            elements.Add(Type());
            Identifier();
            Take(",");
        }

        return $"({string.Join(',', elements)})";
    }

    private string Named()
    {
        string name = TypeNames.Simple(Identifier());
        while (true)
        {
            if (Take(".") || Take("::"))
            {
                name = TypeNames.Simple(Identifier());
            }
            else if (Take("<"))
            {
                name = $"{name}<{string.Join(',', TypeArguments())}>";
            }
            else
            {
                return name;
            }
        }
    }

    private List<string> TypeArguments()
    {
        var arguments = new List<string>();
        while (!Take(">"))
        {
            arguments.Add(Type());
            Take(",");
        }

        return arguments;
    }

    private bool IsArray(out string rank)
    {
        int end = _at + 1;
        while (end < text.Length && text[end] is ',' or ' ')
        {
            end++;
        }

        bool array = end < text.Length && text[end] == ']';
        rank = array ? text[_at..(end + 1)].Replace(" ", "", StringComparison.Ordinal) : "";
        _at = array ? end + 1 : _at;
        return array;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
