using System.Reflection;

namespace ApiSurface;

/// <summary>
/// Holds an assembly against a list of a package's public signatures, one a line: <c>owner | signature as in C# source</c>; lines that start
/// with # are remarks.
/// </summary>
internal static class ApiComparison
{
    /// <summary>Lists the assembly's public members that the list lacks: a stand-in must not have them.</summary>
    public static IReadOnlyList<string> NotListed(Assembly assembly, string listFile)
    {
        ILookup<string, ApiMember> listed = Read(listFile).ToLookup(member => member.Owner);
        return [.. ReflectedApi.Members(assembly)
            .Where(reflected => !reflected.IsOverride && !reflected.Owners.Any(owner => listed[owner].Any(line => line.Describes(reflected.Member with { Owner = owner }))))
            .Where(reflected => !IsImpliedConstructor(reflected.Member, listed[reflected.Member.Owner]))
            .Select(reflected => reflected.Member.Text)];
    }

    /// <summary>
    /// Lists what the assembly lacks of the list: signatures that have changed in the package, or were never written for the stand-in.
    /// A type may inherit what the package declares in the type itself.
    /// </summary>
    public static IReadOnlyList<string> NotFound(Assembly assembly, string listFile)
    {
        ILookup<string, ApiMember> found = ReflectedApi.Members(assembly)
            .SelectMany(reflected => reflected.Owners.Select(owner => reflected.Member with { Owner = owner }))
            .Concat(ReflectedApi.Inherited(assembly))
            .ToLookup(member => member.Owner);
        return [.. Read(listFile).Where(listed => !found[listed.Owner].Any(listed.Describes)).Select(listed => listed.Text)];
    }

    private static IEnumerable<ApiMember> Read(string listFile) =>
        from member in File.ReadLines(listFile).Where(line => line.Length > 0 && line[0] != '#').Select(SignatureParser.Parse)
        group member by member.Text.Contains(" partial ", StringComparison.Ordinal) ? $"{member.Owner} {member.Key}" : member.Text into parts
        from member in parts
        select member with { Traits = parts.Aggregate(member.Traits, (traits, part) => traits.With(part.Traits)) };

    // Source text shows no constructor where the compiler makes the only one.
    private static bool IsImpliedConstructor(ApiMember member, IEnumerable<ApiMember> listed)
    {
        string name = member.Owner[(member.Owner.LastIndexOf('.') + 1)..].Split('`')[0];
        return member.Key == $"{name}()" && !listed.Any(other => other.Key.StartsWith($"{name}(", StringComparison.Ordinal));
    }
}
