using Digits.Pipeline.Overview;

namespace Digits.Pipeline.Tests.Overview;

public sealed class ShortLabelsTests
{
    [Fact]
    public void Labels_with_room_stay_whole() => Assert.Equal(["ingest", "train[fold=0]"], ShortLabels.Of(["ingest", "train[fold=0]"]));

    [Fact]
    public void A_long_label_loses_its_middle()
    {
        string label = Assert.Single(ShortLabels.Of(["train[fold=0] (learningRate=0.001, epochs=8)"]));
        Assert.Equal("train[fold=0] (lea…=0.001, epochs=8)", label);
        Assert.True(label.Length <= ShortLabels.Room, label);
    }

    [Fact]
    public void Points_that_differ_only_where_it_would_be_cut_stay_apart()
    {
        string[] labels = [.. new[] { "0.001", "0.002", "0.003" }.Select(rate => $"train[fold=0] (learningRate={rate}, epochs=8, smoothing=0.05)")];
        string[] shortened = ShortLabels.Of(labels);
        Assert.Equal(labels.Length, shortened.Distinct().Count());
        Assert.All(shortened, label => Assert.InRange(label.Length, ShortLabels.Room + 1, labels[0].Length - 1));
    }

    [Fact]
    public void The_same_label_twice_asks_for_no_more_room() =>
        Assert.Equal("train[fold=0] (lea…=0.001, epochs=8)", ShortLabels.Of(["train[fold=0] (learningRate=0.001, epochs=8)", "train[fold=0] (learningRate=0.001, epochs=8)"])[1]);

    [Fact]
    public void Labels_that_only_their_whole_text_tells_apart_stay_whole()
    {
        string[] labels = ["instance-with-a-name-of-its-own-a-and-so-on-to-the-end", "instance-with-a-name-of-its-own-b-and-so-on-to-the-end"];
        Assert.Equal(2, ShortLabels.Of(labels).Distinct().Count());
        Assert.Empty(ShortLabels.Of([]));
    }
}
