using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Digits.Core.Models;
using Digits.Core.Recipes;
using Digits.Core.Schedules;
using Digits.Core.Stages;
using Digits.Core.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Recipes;

/// <summary>Reads the recipes of pipeline.json as the stages are given them.</summary>
internal static class RecipeFile
{
    /// <summary>The training rows of a fold of five of Kaggle's 42,000.</summary>
    public const int KaggleRows = 33_600;

    private static readonly JsonObject Pipeline = JsonNode.Parse(File.ReadAllText(PathOf("pipeline.json")))!.AsObject();

    public static IReadOnlyList<string> Names { get; } = [.. Pipeline["recipes"]!.AsObject().Select(recipe => recipe.Key)];

    /// <summary>Gets a recipe's own text: overlay, members, note.</summary>
    public static JsonObject Overlay(string recipe) => Pipeline["recipes"]![recipe]!.AsObject();

    /// <summary>Gets the members' names; one empty name where there are none.</summary>
    public static IReadOnlyList<string> Members(string recipe) =>
        Overlay(recipe)["members"] is JsonObject members ? [.. members.Select(member => member.Key)] : [""];

    /// <summary>Reads the section of a recipe that is not a member's.</summary>
    public static T Section<T>(string recipe, string section) => Request(recipe, "").Section<T>(section);

    /// <summary>Reads how a recipe, or one of its members, trains.</summary>
    public static TrainingRecipe Training(string recipe, string member = "") => TrainingRecipe.Of(Request(recipe, member));

    /// <summary>Reads how a recipe trains a fold, given inputs that its params ask for.</summary>
    public static TrainingRecipe Training(string recipe, int fold, Dictionary<string, string> inputs) =>
        TrainingRecipe.Of(Request(recipe, "") with { Coordinates = new() { ["fold"] = fold }, Inputs = inputs });

    /// <summary>Counts the parameters of a recipe's model.</summary>
    public static long Parameters(TrainingRecipe recipe)
    {
        using var scope = NewDisposeScope();
        using var model = ModelCatalogue.Create(recipe.Model, new InputShape(recipe.Inputs.Coordinates ? 3 : 1, recipe.Inputs.Side), 1);
        return model.parameters().Sum(parameter => parameter.numel());
    }

    /// <summary>Runs a recipe's whole schedule over a number of training rows: the rate of each step, epoch by epoch.</summary>
    public static double[][] Rates(TrainingRecipe recipe, int rows = KaggleRows)
    {
        int batches = new BatchPlan(rows, recipe.Train).Count;
        double peak = recipe.Optimizer.LearningRate;
        using var weight = nn.Linear(1, 1);
        using var optimizer = optim.SGD(weight.parameters(), peak, momentum: 0.9);
        var schedule = ScheduleCatalogue.Create(recipe.Schedule, optimizer, peak, new(recipe.Train.Epochs, batches));
        var rates = new double[recipe.Train.Epochs][];
        for (int epoch = 0; epoch < rates.Length; epoch++)
        {
            rates[epoch] = new double[batches];
            for (int step = 0; step < batches; step++)
            {
                rates[epoch][step] = optimizer.ParamGroups.First().LearningRate;
                schedule.step();
            }
        }

        return rates;
    }

    private static StageRequest Request(string recipe, string member)
    {
        var overlays = new List<JsonObject> { Overlay(recipe) };
        if (member.Length > 0)
        {
            overlays.Add(Overlay(recipe)["members"]![member]!.AsObject());
        }

        var sections = Pipeline.Where(section => section.Value is JsonObject && section.Key is not ("recipes" or "debug" or "members" or "resources" or "stages"))
            .ToDictionary(section => section.Key, section => section.Value!.DeepClone().AsObject());
        foreach (var (section, values) in overlays.SelectMany(overlay => overlay).Where(entry => sections.ContainsKey(entry.Key)))
        {
            foreach (var (param, value) in values!.AsObject())
            {
                sections[section][param] = value?.DeepClone();
            }
        }

        return new StageRequest
        {
            Stage = "train",
            Instance = recipe,
            Params = sections.ToDictionary(section => section.Key, section => JsonSerializer.Deserialize<JsonElement>(section.Value.ToJsonString())),
        };
    }

    private static string PathOf(string file, [CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", file));
}
