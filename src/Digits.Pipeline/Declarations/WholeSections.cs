using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Declarations;

/// <summary>Spreads a param <c>train.*</c> to all params of the section that stages declare with a schema.</summary>
internal static class WholeSections
{
    private const string All = ".*";

    /// <summary>Gets the declarations with every <c>section.*</c> replaced; one whose section nobody declares stays, as a param without a schema.</summary>
    public static List<StageDeclaration> Spread(IReadOnlyList<StageDeclaration> stages)
    {
        List<string> declared = [.. stages.SelectMany(stage => stage.Params).Where(param => param.Value is not null).Select(param => param.Key).Distinct()];
        return [.. stages.Select(stage => stage with { Params = Spread(stage.Params, declared) })];
    }

    private static Dictionary<string, ParamSchema?> Spread(IReadOnlyDictionary<string, ParamSchema?> parameters, List<string> declared)
    {
        var spread = new Dictionary<string, ParamSchema?>();
        foreach (var (path, schema) in parameters)
        {
            List<string> members = path.EndsWith(All, StringComparison.Ordinal)
                ? declared.FindAll(known => known.StartsWith(path[..^1], StringComparison.Ordinal))
                : [];
            foreach (string member in members.Count > 0 ? members : [path])
            {
                if (schema is not null || !spread.ContainsKey(member))
                {
                    spread[member] = schema;
                }
            }
        }

        return spread;
    }
}
