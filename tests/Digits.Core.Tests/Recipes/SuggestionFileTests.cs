using Digits.Core.Errors;
using Digits.Core.Recipes;

namespace Digits.Core.Tests.Recipes;

public sealed class SuggestionFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_is_written_is_read()
    {
        File.WriteAllText(_path, Suggest(3, 7).ToJson());

        Assert.Equal((3, 0.3, 1.3), Numbers(SuggestionFile.OfFold(_path, 0)));
        Assert.Equal((7, 0.7, 1.7), Numbers(SuggestionFile.OfFold(_path, 1)));
        Assert.Equal((1, 0.1, 1.1), Numbers(SuggestionFile.Read(_path).OfAllRows));
    }

    [Fact]
    public void A_recipe_that_asks_for_it_trains_with_what_its_fold_s_rows_suggest()
    {
        File.WriteAllText(_path, Suggest(3, 7).ToJson());

        var recipe = RecipeFile.Training("keras-5fold-eda", fold: 1, new() { ["augment.fromEda"] = _path, ["loss.fromEda"] = _path });

        Assert.True(recipe.Augment.FromEda && recipe.Loss.FromEda);
        Assert.True(recipe.Augment.Rotation.IsAll(7) && recipe.Augment.Zoom.IsAll(0.7) && recipe.Augment.Shift.IsAll(14) && recipe.Loss.ClassWeights.IsAll(1.7));
        Assert.True(recipe.Augment.Shear.IsAll(0));
        Assert.Equal(("nearest", 0.25), (recipe.Augment.Fill, recipe.Loss.FocalAlpha));
    }

    [Fact]
    public void A_fold_without_suggestions_and_a_file_of_another_shape_are_errors()
    {
        File.WriteAllText(_path, Suggest(3, 7).ToJson());
        var missing = Assert.Throws<InputException>(() => SuggestionFile.OfFold(_path, 2));
        Assert.Equal($"Found:    suggestions for 2 folds\nExpected: some for fold 2\nWhere:    {_path}", missing.Message);

        File.WriteAllText(_path, """{ "augment": { "rotation": 5 } }""");
        var other = Assert.Throws<InputException>(() => SuggestionFile.Read(_path));
        Assert.Contains("zoom", other.Message, StringComparison.Ordinal);
        Assert.EndsWith($"\nExpected: suggestions as the stage eda writes them\nWhere:    {_path}", other.Message, StringComparison.Ordinal);
    }

    private static SuggestionFile Suggest(params double[] folds)
    {
        var all = Strengths(1);
        return new(all.Augment, all.Loss, [.. folds.Select(Strengths)]);
    }

    private static SuggestedStrengths Strengths(double size) => new(new(size, size / 10, size * 2), new(1 + (size / 10)));

    private static (double Rotation, double Zoom, double Weight) Numbers(SuggestedStrengths strengths) =>
        (strengths.Augment.Rotation[9], strengths.Augment.Zoom[9], strengths.Loss.ClassWeights[9]);
}
