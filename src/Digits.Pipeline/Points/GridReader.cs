using System.Text.Json;
using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Points;

/// <summary>Reads a search: every combination of the values listed, the first param changing slowest.</summary>
internal sealed class GridReader(PlanReader reader, string path, JsonAt search)
{
    public const string Section = "search";

    public IReadOnlyList<Point> Read()
    {
        reader.CheckKeys(search, "recipe", "over");
        string? recipe = reader.Recipe(search, path);
        if (search["over"] is not { Kind: JsonValueKind.Object, Members.Count: > 0 } over)
        {
            reader.Add(
                search["over"] is { } wrong ? $"{path}.over = {(wrong.Kind == JsonValueKind.Object ? "an empty object" : wrong.Shown)}" : $"no key \"over\" in {path}",
                "an object: path.to.param to the values to try", search["over"]?.Where ?? search.Where);
            reader.Throw();
            return [];
        }

        var axes = over.Members.Select(axis => KeyValuePair.Create(axis.Key, Values(axis.Key, axis.Value))).ToList();
        reader.Throw();
        IEnumerable<Dictionary<string, string>> points = [[]];
        foreach (var (param, values) in axes)
        {
            points = [.. points.SelectMany(point => values.Select(value => new Dictionary<string, string>(point) { [param] = value }))];
        }

        return [.. points.Select(values => new Point { Name = Name(values), Recipe = recipe, Values = values })];
    }

    private List<string> Values(string param, JsonAt list)
    {
        var values = new List<string>();
        if (!reader.Knows(param, list.Where))
        {
            return values;
        }

        if (list is not { Kind: JsonValueKind.Array, Items.Count: > 0 })
        {
            reader.Add($"{param} = {(list.Kind == JsonValueKind.Array ? "an empty array" : list.Shown)}", "an array of the values to try", list.Where);
        }

        foreach (var item in list.Items)
        {
            if (reader.Canonical(param, item) is not { } value)
            {
                continue;
            }

            if (values.Contains(value))
            {
                reader.Add($"{param} = {value} twice", "each value once", item.Where);
            }

            values.Add(value);
        }

        return values;
    }

    // The last part of a path says enough where no other param ends in it.
    private static string Name(IReadOnlyDictionary<string, string> values)
    {
        string Last(string param) => param[(param.LastIndexOf('.') + 1)..];
        string Shown(string param) => values.Keys.Count(other => Last(other) == Last(param)) == 1 ? Last(param) : param;
        return string.Join(", ", values.Select(value => $"{Shown(value.Key)}={value.Value.Trim('"')}"));
    }
}
