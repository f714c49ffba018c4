using System.Globalization;

namespace Digits.Pipeline.Configuration;

/// <summary>What pipeline.json says after the recipe, --debug and --set: every param as canonical JSON text.</summary>
internal sealed record Settings
{
    public required string Recipe { get; init; }

    public required long Seed { get; init; }

    /// <summary>Gets the data folder or archive, relative to the root.</summary>
    public required string Data { get; init; }

    /// <summary>Gets every param's value where no member changes it.</summary>
    public required IReadOnlyDictionary<string, string> Params { get; init; }

    /// <summary>Gets the lists of members that pipeline.json names, by key; of one that is not here there is one unnamed member.</summary>
    public IReadOnlyDictionary<string, MemberList> Lists { get; init; } = new Dictionary<string, MemberList>();

    /// <summary>Gets the members of a list in the file's order; null where pipeline.json does not name the list.</summary>
    public IReadOnlyList<Member>? MembersOf(string list) => Lists.TryGetValue(list, out var named) ? [.. named.Params.Keys.Select(name => new Member(list, name))] : null;

    /// <summary>Gets every param's value for a member, or for all where the member is null.</summary>
    public IReadOnlyDictionary<string, string> Of(Member? member) => member is null ? Params : Lists[member.List].Params[member.Name];

    /// <summary>Gets the values of a param: those of the members that may set it, or the common one where there are none.</summary>
    public IEnumerable<string> ValuesOf(string path)
    {
        List<string> own = [.. Lists.Values.Where(list => list.Settable.Contains(path)).SelectMany(list => list.Params.Values).Select(parameters => parameters[path])];
        return own.Count > 0 ? own : [Params[path]];
    }

    /// <summary>Gets an integer param, as matrices and resources need it.</summary>
    public int Integer(string path, Member? member = null) => int.Parse(Of(member)[path], CultureInfo.InvariantCulture);
}
