using System.Text.Json;
using Digits.Core.Augment;
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

        var suggestions = Suggestions.Of(ClassMap.Of(EdaPageTests.Map(new DigitSet(pixels, labels))));

        Assert.Equal((5.0, 1.4, 0.05, 1.0), (suggestions.Rotation[1], suggestions.Shift[1], suggestions.Zoom[1], suggestions.ClassWeights[1]));
        Assert.Equal((20.0, 4.2, 0.15), (suggestions.Rotation.Max(), suggestions.Shift.Max(), suggestions.Zoom.Max()));
        Assert.Equal(1.2, suggestions.ClassWeights.Max());
        Assert.True(suggestions.ClassWeights[4] > 1.1 && suggestions.ClassWeights[9] > 1.1);
        Assert.Equal((13.0, 1.0), (suggestions.Rotation[0], suggestions.ClassWeights[0]), (a, b) => Math.Abs(a.Item1 - b.Item1) <= 1 && a.Item2 == b.Item2);
    }

    [Fact]
    public void The_file_has_the_shape_of_the_recipe_s_sections()
    {
        var file = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, PerClass>>>(Suggestions.Of(null).ToJson())!;

        Assert.Equal(["augment", "loss"], file.Keys.Order());
        Assert.All(file["augment"].Keys, key => Assert.Equal(typeof(PerClass), typeof(AugmentParams).GetProperty(Pascal(key))!.PropertyType));
        Assert.Equal(["rotation", "shift", "zoom"], file["augment"].Keys.Order());
        Assert.Equal(["classWeights"], file["loss"].Keys);
        Assert.True(file["loss"]["classWeights"].IsAll(1));
    }

    private static string Pascal(string key) => char.ToUpperInvariant(key[0]) + key[1..];
}
