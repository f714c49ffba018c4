using System.Text.Json;
using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Points;

/// <summary>Reads the leaderboard: an array of recipes, and of single instances that a recipe has.</summary>
/// <remarks>A recipe or an instance that there is none of is no fault of the list: its row alone is left out, and told.</remarks>
internal sealed class BoardReader(PlanReader reader, JsonAt? board, JsonAt? recipes)
{
    public const string Section = "leaderboard";
    private const string File = "pipeline.json";

    public IReadOnlyList<Point> Read()
    {
        if (board is not { Kind: JsonValueKind.Array, Items.Count: > 0 })
        {
            string found = board is null ? $"no key \"{Section}\"" : board.Kind == JsonValueKind.Array ? $"an empty {Section}" : $"{Section} = {board.Shown}";
            throw new UserErrorException(found, "an array of recipes and of instances", board?.Where ?? File);
        }

        var points = new List<Point>();
        foreach (var row in board.Items)
        {
            var point = Row(row);
            if (points.Exists(other => other.Name == point.Name))
            {
                reader.Add($"\"{point.Name}\" twice", "each name once", row.Where);
            }

            points.Add(point);
        }

        return points;
    }

    private Point Row(JsonAt row)
    {
        if (row.Kind is not (JsonValueKind.String or JsonValueKind.Object))
        {
            reader.Add($"{Section} with {row.Shown}", "a recipe's name, or an object", row.Where);
            return new Point { Name = "", Values = Point.NoValues };
        }

        if (row.Kind == JsonValueKind.String)
        {
            return new Point { Name = row.Text, Recipe = row.Text, Values = Point.NoValues, Where = row.Where, Reported = Reported(row.Text) };
        }

        reader.CheckKeys(row, "name", "recipe", "instance", "reported");
        string? recipe = Text(row, "recipe");
        string? instance = Text(row, "instance");
        if (recipe is null && instance is null)
        {
            reader.Add($"a row of {Section} without recipe and instance", "one of both, or both", row.Where);
        }

        return new Point
        {
            Name = Text(row, "name") ?? (recipe is null ? instance ?? "" : instance is null ? recipe : $"{recipe}: {instance}"),
            Recipe = recipe, Instance = instance, Values = Point.NoValues, Where = row.Where,
            Reported = row["reported"] is { Kind: JsonValueKind.Number } number ? number.Text : Text(row, "reported") ?? (instance is null ? Reported(recipe) : ""),
        };
    }

    // A recipe's own score is that of all of it, not of one of its instances.
    private string Reported(string? recipe) => recipes?[recipe ?? ""]?["reported"]?.Text ?? "";

    private string? Text(JsonAt row, string key)
    {
        if (row[key] is { Kind: not JsonValueKind.String } wrong)
        {
            reader.Add($"{key} = {wrong.Shown}", "a text", wrong.Where);
            return null;
        }

        return row[key]?.Text;
    }
}
