using Digits.Core.Data;
using Digits.Core.Eda;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class LabelDoubtsTests
{
    [Fact]
    public void A_wrong_label_in_the_midst_of_another_class_is_found()
    {
        var spots = ClassMapTests.Spots([1, 4], 30);
        byte[] labels = [.. spots.Labels!];
        labels[7] = 1;
        Assert.Equal(4, spots.Labels![7]);

        var found = LabelDoubts.Find(labels, NearestNeighbours.Find(PointSet.Of(spots), 10));

        var doubt = Assert.Single(found.Doubts);
        Assert.Equal((7, 1, 4, 1.0), (doubt.Row, doubt.Label, doubt.Suggested, doubt.Votes));
        Assert.InRange(doubt.Nearness, 0.8, 1.2);
        Assert.Equal(59.0 / 60, found.Voted, 12);
    }

    [Fact]
    public void Neighbours_in_dispute_doubt_nothing()
    {
        var spots = ClassMapTests.Spots([1, 4], 30);
        byte[] labels = [.. spots.Labels!.Select((l, i) => l == 4 && i % 4 < 2 ? (byte)9 : l)];

        Assert.Empty(LabelDoubts.Find(labels, NearestNeighbours.Find(PointSet.Of(spots), 10)).Doubts);
    }
}
