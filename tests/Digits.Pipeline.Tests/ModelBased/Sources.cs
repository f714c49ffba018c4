using System.Collections.Immutable;
using System.Globalization;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>All that a person edits: data, params, recipe, seed and code.</summary>
internal sealed record Sources
{
    public static readonly string[] Stages = ["ingest", "train", "join", "last"];
    private static readonly string[] UsersOfLibrary = ["train", "last"];

    public ImmutableList<int> Data { get; init; } = [1, 2, 3];

    public ImmutableDictionary<string, string> Params { get; init; } = new Dictionary<string, string>
    {
        ["ingest.rows"] = "2", ["folds.count"] = "2", ["train.epochs"] = "11", ["join.mode"] = "all",
    }.ToImmutableDictionary();

    public string Recipe { get; init; } = "plain";

    public int Seed { get; init; } = 7;

    /// <summary>Gets each stage's code, and <c>library</c>'s, as <c>version.comment</c>.</summary>
    public ImmutableDictionary<string, string> Code { get; init; } = Stages.Append("library").ToImmutableDictionary(stage => stage, _ => "1.0");

    public string DataText => string.Concat(Data.Select(row => row.ToString(CultureInfo.InvariantCulture) + "\n"));

    public int Folds => int.Parse(Param("folds.count"), CultureInfo.InvariantCulture);

    /// <summary>Gets a param after the recipe's overlay.</summary>
    public string Param(string path) => (Recipe, path) switch
    {
        ("long", "train.epochs") => "45",
        ("wide", "folds.count") => "3",
        _ => Params[path],
    };

    public static bool UsesLibrary(string stage) => UsersOfLibrary.Contains(stage);

    public string PipelineJson() => $$"""
        { "data": "data", "seed": {{Seed}}, "recipe": "{{Recipe}}",
          "ingest": { "rows": {{Params["ingest.rows"]}} }, "folds": { "count": {{Params["folds.count"]}} },
          "train": { "epochs": {{Params["train.epochs"]}} }, "join": { "mode": "{{Params["join.mode"]}}" },
          "recipes": { "plain": {}, "same": {}, "long": { "train": { "epochs": 45 } }, "wide": { "folds": { "count": 3 } } } }
        """;

    /// <summary>Gets a stage's stage.json.</summary>
    public static string Declaration(string stage) => stage switch
    {
        "ingest" => """
            { "name": "ingest", "description": "Reads", "data": { "files": { "csv": ["in.csv"] } },
              "params": { "ingest.rows": { "type": "integer" }, "folds.count": { "type": "integer", "min": 1 } }, "outputs": { "rows": "rows.txt", "stats": "stats.txt" } }
            """,
        "train" => """
            { "name": "train", "description": "Trains", "matrix": { "fold": "folds.count" }, "seeded": true, "inputs": { "rows": "ingest.rows" },
              "params": { "train.epochs": { "type": "integer" } }, "outputs": { "oof": "oof.txt", "curve": "curve.txt" } }
            """,
        "join" => """
            { "name": "join", "description": "Joins", "inputs": { "oof": "train[fold].oof" },
              "params": { "join.mode": { "type": "string" } }, "outputs": { "all": "all.txt" } }
            """,
        _ => """
            { "name": "last", "description": "Ends", "inputs": { "stats": "ingest.stats", "all": "join.all" }, "params": {}, "outputs": { "end": "end.txt" } }
            """,
    };
}
