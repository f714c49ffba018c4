using Digits.Core.Sample;
using Digits.Core.Views;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Views;

public class ViewCatalogueTests
{
    /// <summary>Switches each kind of view on, alone, with the number of views that it adds: a new one is one line here.</summary>
    private static readonly Dictionary<string, (ViewParams Settings, int Count)> s_byName = new()
    {
        ["shift"] = (new() { Shift = 1 }, 4),
        ["rotation"] = (new() { Shift = 0, Rotation = 8 }, 2),
        ["zoom"] = (new() { Shift = 0, Zoom = 0.1 }, 2),
    };

    public static TheoryData<string> Names => [.. s_byName.Keys];

    [Fact]
    public void Every_kind_of_view_is_tested_here() => Assert.Equal(ViewCatalogue.Names.Order(), s_byName.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_image_as_it_is_comes_first_then_distinct_others_of_the_same_shape_type_and_range(string name)
    {
        using var scope = NewDisposeScope();
        var images = Images();
        var views = ViewCatalogue.Create(s_byName[name].Settings);
        Assert.Equal(1 + s_byName[name].Count, views.Count);
        Assert.Same(images, views[0].Apply(images));
        var shown = views.Select(v => v.Apply(images)).ToArray();
        Assert.All(shown, s =>
        {
            Assert.Equal(images.shape, s.shape);
            Assert.Equal(ScalarType.Float32, s.dtype);
            Assert.True(s.is_contiguous());
            Assert.InRange(s.min().ToSingle(), 0, 1);
            Assert.InRange(s.max().ToSingle(), 0, 1);
        });
        Assert.Equal(shown.Length, shown.Select(s => Convert.ToHexString(s.bytes.ToArray())).Distinct().Count());
    }

    [Fact]
    public void Kinds_add_up_and_without_any_the_image_is_alone()
    {
        Assert.Equal(9, ViewCatalogue.Create(new() { Shift = 1, Rotation = 8, Zoom = 0.1 }).Count);
        Assert.Equal(View.Original, ViewCatalogue.Create(new() { Shift = 0 }));
    }

    [Fact]
    public void The_first_turn_is_counter_clockwise_and_the_second_clockwise()
    {
        using var scope = NewDisposeScope();
        var bar = zeros(1, 1, 28, 28);
        bar[0, 0, TensorIndex.Slice(13, 15), TensorIndex.Slice(14, 28)] = 1f;
        var turns = MovedView.Turns(10).Select(v => MiddleRow(v.Apply(bar))).ToArray();

        // The middle of the bar is 7 pixels right of the centre, so 10 degrees move it by 7 * sin 10.
        Assert.Equal(-7 * Math.Sin(10 * Math.PI / 180), turns[0], 0.15);
        Assert.Equal(7 * Math.Sin(10 * Math.PI / 180), turns[1], 0.15);
    }

    [Fact]
    public void The_first_zoom_is_larger_and_the_second_smaller()
    {
        using var scope = NewDisposeScope();
        var square = zeros(1, 1, 28, 28);
        square[0, 0, TensorIndex.Slice(9, 19), TensorIndex.Slice(9, 19)] = 1f;
        float[] ink = [.. MovedView.Zooms(0.2).Select(v => v.Apply(square).sum().ToSingle())];
        Assert.Equal(144, ink[0], 1.0);
        Assert.Equal(64, ink[1], 1.0);
    }

    private static double MiddleRow(Tensor image)
    {
        float[] ink = image.sum([0L, 1, 3]).data<float>().ToArray();
        return ink.Select((value, row) => value * (row - 13.5)).Sum() / ink.Sum();
    }

    private static Tensor Images()
    {
        var digits = SampleDigits.Draw(10, 5, "train");
        return from_array(digits.Pixels, ScalarType.Byte, CPU).reshape(10, 1, 28, 28).to(ScalarType.Float32).div(255);
    }
}
