namespace Digits.Pipeline.Configuration;

/// <summary>One of the members that an object of pipeline.json names: <c>wide</c> of <c>members</c>.</summary>
/// <param name="List">The object's key, at the top or in a recipe.</param>
/// <param name="Name">The member's name in it.</param>
internal sealed record Member(string List, string Name);

/// <summary>The members that an object of pipeline.json names, be it none.</summary>
/// <param name="Settable">The params that a member may set.</param>
/// <param name="Params">Every param's value for each member, in the file's order.</param>
internal sealed record MemberList(IReadOnlySet<string> Settable, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Params);
