using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Digits.Baselines.Tests;

/// <summary>Holds for the baselines that pipeline.json names.</summary>
public class PipelineFileTests
{
    private static readonly JsonObject File = Read();

    public static TheoryData<string> Recipes => [.. File["recipes"]!.AsObject().Select(recipe => recipe.Key)];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Each_is_in_the_catalogue_and_an_ensemble_takes_none_but_those(string recipe)
    {
        var overlay = File["recipes"]![recipe]!;
        var baselines = (overlay["baselines"] ?? File["baselines"])!.AsObject();
        foreach (var (name, own) in baselines)
        {
            var value = own!["baseline"]?["name"] ?? overlay["baseline"]?["name"] ?? File["baseline"]!["name"];
            Assert.True(BaselineCatalogue.Names.Contains(value!.GetValue<string>()), $"{recipe}: {name} is {value}");
        }

        string members = (overlay["ensemble"]?["baselines"] ?? File["ensemble"]!["baselines"])!.GetValue<string>();
        Assert.Empty(members.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Except(baselines.Select(baseline => baseline.Key)));
    }

    [Fact]
    public void The_cheap_ones_run_beside_every_recipe_that_names_no_others() =>
        Assert.Equal(["majority", "logistic"], File["baselines"]!.AsObject().Select(baseline => baseline.Key));

    private static JsonObject Read([CallerFilePath] string path = "") =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "pipeline.json")))!.AsObject();
}
