using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Recipes;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class SuggestionsTests
{
    [Fact]
    public void Sparse_classes_are_varied_most_and_confused_ones_weigh_most()
    {
        // 4 and 9 lie in one place; all pixels of 1 are alike.
        var spots = ClassMapTests.Spots([1, 4], 30);
        byte[] pixels = [.. spots.Pixels], labels = [.. spots.Labels!.Select((l, i) => l == 4 && i % 4 < 2 ? (byte)9 : l)];
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == 1)
            {
                pixels.AsSpan(i * DigitSet.PixelCount, DigitSet.PixelCount).Fill(5);
            }
        }

        var suggestions = Suggestions.Of(EdaPageTests.Map(new DigitSet(pixels, labels)).Among(_ => true));

        Assert.Equal((5.0, 1.4, 0.05, 1.0), (suggestions.Rotation[1], suggestions.Shift[1], suggestions.Zoom[1], suggestions.ClassWeights[1]));
        Assert.Equal((20.0, 4.2, 0.15), (suggestions.Rotation.Max(), suggestions.Shift.Max(), suggestions.Zoom.Max()));
        Assert.Equal(1.2, suggestions.ClassWeights.Max());
        Assert.True(suggestions.ClassWeights[4] > 1.1 && suggestions.ClassWeights[9] > 1.1);
        Assert.Equal((13.0, 1.0), (suggestions.Rotation[0], suggestions.ClassWeights[0]), (a, b) => Math.Abs(a.Item1 - b.Item1) <= 1 && a.Item2 == b.Item2);
    }

    [Fact]
    public void A_fold_s_suggestions_are_those_of_its_training_rows_alone()
    {
        var set = SyntheticDigits.Bars(60);
        var folds = EdaPageTests.InTurn(set.Count);
        var embedding = EdaPageTests.Map(set);

        var suggestions = Suggestions.OfFolds(embedding, folds);

        for (int fold = 0; fold < folds.Count; fold++)
        {
            var alone = Suggestions.Of(EdaPageTests.Map(set.Select(folds.TrainingRows(fold))).Among(_ => true));
            Assert.Equal(alone.Strengths, suggestions[fold].Strengths);
            Assert.Equal(alone.ClassWeights, suggestions[fold].ClassWeights);
            Assert.NotEqual(Suggestions.Of(embedding.Among(_ => true)).Strengths, suggestions[fold].Strengths);
        }
    }

    [Fact]
    public void Labels_of_held_out_rows_change_nothing_for_their_fold()
    {
        var set = SyntheticDigits.Bars(60);
        var folds = EdaPageTests.InTurn(set.Count);
        byte[] others = [.. set.Labels!.Select((label, row) => row % 2 == 0 ? (byte)((label + 1) % 10) : label)];

        var before = Suggestions.OfFolds(EdaPageTests.Map(set), folds);
        var after = Suggestions.OfFolds(EdaPageTests.Map(new DigitSet(set.Pixels, others)), folds);

        Assert.Equal(before[0].Strengths, after[0].Strengths);
        Assert.NotEqual(before[1].Strengths, after[1].Strengths);
    }

    [Fact]
    public void Too_few_training_rows_suggest_the_same_for_all()
    {
        var suggestions = Suggestions.OfFolds(EdaPageTests.Map(SyntheticDigits.Bars(3)), EdaPageTests.InTurn(3));
        Assert.All(suggestions[0].Strengths, strength => Assert.Equal(0.5, strength));
    }

    [Fact]
    public void The_file_names_the_recipe_s_sections()
    {
        var strengths = Suggestions.Of(null).ToStrengths();
        using var file = JsonDocument.Parse(new SuggestionFile(strengths.Augment, strengths.Loss, [strengths]).ToJson());

        Assert.Equal(["augment", "loss", "folds"], file.RootElement.EnumerateObject().Select(member => member.Name));
        foreach (var sections in (JsonElement[])[file.RootElement, file.RootElement.GetProperty("folds")[0]])
        {
            Assert.Equal(["rotation", "zoom", "shift"], sections.GetProperty("augment").EnumerateObject().Select(member => member.Name));
            Assert.Equal("[1,1,1,1,1,1,1,1,1,1]", sections.GetProperty("loss").GetProperty("classWeights").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        }
    }
}
