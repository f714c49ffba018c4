using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Graph;

/// <summary>Checks that the members which params ask for as inputs are there.</summary>
internal static class AskedMembers
{
    /// <exception cref="UserErrorException">A param names a member that pipeline.json does not: every one that does.</exception>
    public static void Check(IEnumerable<StageDeclaration> stages, StageCatalogue catalogue, Settings settings)
    {
        var faults =
            from stage in stages
            from input in stage.Inputs
            let list = catalogue.Find(input.Value.Stage)!.MemberList
            from name in input.Value.Names(settings) ?? []
            let known = settings.MembersOf(list!)?.Select(member => member.Name).ToList() ?? []
            where !known.Contains(name)
            select new Fault(
                $"\"{name}\" in {input.Value.If}",
                known.Count == 0 ? $"nothing, as {list} names none" : $"of {string.Join(", ", known)}, which {list} names (nearest: {Nearest.Of(name, known)})",
                $"recipe {settings.Recipe}");
        List<Fault> found = [.. faults.Distinct()];
        if (found.Count > 0)
        {
            throw new UserErrorException(found);
        }
    }
}
