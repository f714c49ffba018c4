using System.Text.Json;
using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Points;

/// <summary>Reads an ablation: a recipe's parts, each a list of params, at the recipe's own values or at those of a base without the part.</summary>
/// <remarks>So each number stands in a recipe alone, and the point with all parts is the recipe itself.</remarks>
internal sealed class AblationReader(PlanReader reader, string path, JsonAt ablation)
{
    private const string Cumulative = "cumulative";
    private const string LeaveOneOut = "leave-one-out";

    /// <param name="settingsOf">Gets the settings of a recipe.</param>
    public IReadOnlyList<Point> Read(Func<string, Settings> settingsOf)
    {
        reader.CheckKeys(ablation, "recipe", "base", "order", "parts");
        string? recipe = reader.Recipe(ablation, path);
        if (recipe is null)
        {
            reader.Add($"no key \"recipe\" in {path}", "the recipe that has all parts", ablation.Where);
        }

        string order = Order();
        var parts = Parts();
        reader.Throw();
        var whole = settingsOf(recipe!);
        var off = Off(settingsOf);
        reader.Throw();
        foreach (var (name, part) in parts)
        {
            Check(name, part, whole, off);
        }

        reader.Throw();
        return order == Cumulative ? Growing(parts, recipe!, off) : OneLess(parts, recipe!, off);
    }

    private string Order()
    {
        var order = ablation["order"];
        if (order is not null && order is not { Kind: JsonValueKind.String, Text: Cumulative or LeaveOneOut })
        {
            reader.Add($"{path}.order = {order.Shown}", $"\"{Cumulative}\" or \"{LeaveOneOut}\"", order.Where);
        }

        return order?.Text ?? Cumulative;
    }

    private List<KeyValuePair<string, Part>> Parts()
    {
        var parts = new List<KeyValuePair<string, Part>>();
        if (ablation["parts"] is not { Kind: JsonValueKind.Object, Members.Count: > 0 } all)
        {
            reader.Add(
                ablation["parts"] is { } wrong ? $"{path}.parts = {(wrong.Kind == JsonValueKind.Object ? "an empty object" : wrong.Shown)}" : $"no key \"parts\" in {path}",
                "an object: a part's name to its params", ablation["parts"]?.Where ?? ablation.Where);
            return parts;
        }

        foreach (var (name, list) in all.Members)
        {
            if (list is not { Kind: JsonValueKind.Array, Items.Count: > 0 } || list.Items.Any(item => item.Kind != JsonValueKind.String))
            {
                reader.Add($"part \"{name}\" = {list.Shown}", "an array of params or whole sections", list.Where);
                continue;
            }

            var part = new Part([], list.Where);
            foreach (var item in list.Items)
            {
                var found = reader.At(item.Text);
                if (found.Count == 0)
                {
                    reader.Unknown(item.Text, item.Where);
                }

                part.Params.AddRange(found);
            }

            parts.Add(new(name, part));
        }

        foreach (var twice in parts.SelectMany(part => part.Value.Params.Distinct().Select(param => (param, part.Value.Where))).GroupBy(use => use.param).Where(uses => uses.Count() > 1))
        {
            reader.Add($"{twice.Key} in two parts", "each param in one part", twice.Last().Where);
        }

        return parts;
    }

    /// <summary>Gets the params' values without the parts: another recipe's, or the recipe's own where the base says nothing.</summary>
    private Dictionary<string, string> Off(Func<string, Settings> settingsOf)
    {
        switch (ablation["base"])
        {
            case { Kind: JsonValueKind.String } recipe:
                reader.CheckRecipe(recipe);
                reader.Throw();
                return new(settingsOf(recipe.Text).Params);

            case { Kind: JsonValueKind.Object } overlay:
                var values = new Dictionary<string, string>();
                foreach (var (section, members) in overlay.Members)
                {
                    foreach (var (key, value) in members.Members)
                    {
                        string param = $"{section}.{key}";
                        if (reader.Knows(param, value.Where) && reader.Canonical(param, value) is { } text)
                        {
                            values[param] = text;
                        }
                    }
                }

                return values;
            case var wrong:
                reader.Add(
                    wrong is null ? $"no key \"base\" in {path}" : $"{path}.base = {wrong.Shown}",
                    "a recipe without the parts, or an object of sections with the params' values without them", wrong?.Where ?? ablation.Where);
                return [];
        }
    }

    private void Check(string name, Part part, Settings whole, Dictionary<string, string> off)
    {
        if (part.Params.TrueForAll(param => !off.TryGetValue(param, out string? value) || IsEverywhere(whole, param, value)))
        {
            reader.Add($"part \"{name}\" without an effect", $"a param whose value differs between {path}.recipe and {path}.base", part.Where);
        }
    }

    private static bool IsEverywhere(Settings whole, string param, string value) => whole.ValuesOf(param).All(own => own == value);

    private static List<Point> Growing(List<KeyValuePair<string, Part>> parts, string recipe, Dictionary<string, string> off) =>
    [
        .. Enumerable.Range(0, parts.Count + 1).Select(count => new Point
        {
            Name = count == 0 ? "none" : "+ " + parts[count - 1].Key,
            Recipe = recipe,
            Values = Without(parts.Skip(count), off),
        }),
    ];

    private static List<Point> OneLess(List<KeyValuePair<string, Part>> parts, string recipe, Dictionary<string, string> off) =>
    [
        new Point { Name = "all", Recipe = recipe, Values = Without([], off) },
        .. parts.Select(part => new Point { Name = "- " + part.Key, Recipe = recipe, Values = Without([part], off) }),
    ];

    private static Dictionary<string, string> Without(IEnumerable<KeyValuePair<string, Part>> parts, Dictionary<string, string> off) =>
        parts.SelectMany(part => part.Value.Params).Distinct().Where(off.ContainsKey).ToDictionary(param => param, param => off[param]);

    private sealed record Part(List<string> Params, string Where);
}
