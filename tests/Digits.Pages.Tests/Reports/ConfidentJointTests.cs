using Digits.Core.Data;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class ConfidentJointTests
{
    // Labels 0 0 0 1 1 1 1; probabilities of 0 and of 1.
    private static readonly byte[] s_labels = [0, 0, 0, 1, 1, 1, 1];
    private static readonly float[] s_zero = [0.9f, 0.8f, 0.1f, 0.05f, 0.15f, 0.25f, 0.95f];

    [Fact]
    public void Thresholds_are_the_mean_probability_of_each_label()
    {
        var joint = Of(s_zero, s_labels);

        Assert.Equal((0.9 + 0.8 + 0.1) / 3, joint.Thresholds[0], 6);
        Assert.Equal((0.95 + 0.85 + 0.75 + 0.05) / 4, joint.Thresholds[1], 6);
        Assert.All(joint.Thresholds.Skip(2), t => Assert.Equal(double.NaN, t));
    }

    [Fact]
    public void A_row_counts_for_the_class_that_reaches_its_threshold()
    {
        // Of 0: 0.9 and 0.8 reach 0.6, the third has 0.9 of 1, which reaches 0.65. Of 1: 0.95, 0.85 and 0.75 reach it, the last has 0.95 of 0.
        var counts = Of(s_zero, s_labels).Counts;

        Assert.Equal((2, 1, 1, 3), (counts[0, 0], counts[0, 1], counts[1, 0], counts[1, 1]));
    }

    [Fact]
    public void Issues_lie_beside_the_diagonal_the_largest_margin_first()
    {
        var issues = Of(s_zero, s_labels).Issues;

        Assert.Equal([(6, 1, 0), (2, 0, 1)], issues.Select(i => (i.Row, i.Label, i.Suggested)));
        Assert.Equal((1 - 0.95f, 0.95f), (issues[0].LabelProbability, issues[0].SuggestedProbability));
    }

    [Fact]
    public void The_share_of_wrong_labels_scales_each_label_s_counts_to_its_rows()
    {
        // A row at (0.5, 0.5) counts for nobody, so 0 has three rows counted of four: one third of its four rows lies beside the diagonal.
        var joint = Of([.. s_zero, 0.5f], [.. s_labels, 0]);

        Assert.Equal(3, joint.Counts[0, 0] + joint.Counts[0, 1]);
        Assert.Equal(((4 / 3.0) + 1) / 8, joint.Noise, 6);
    }

    [Fact]
    public void Labels_are_looked_up_by_row()
    {
        var predicted = new ClassProbabilities([1, 2], [.. Row(0.9f), .. Row(0.2f)]);

        Assert.Empty(ConfidentJoint.Of(predicted, [9, 0, 1]).Issues);
    }

    [Fact]
    public void A_perfect_model_doubts_no_label()
    {
        byte[] labels = [.. Enumerable.Range(0, 20).Select(i => (byte)(i % 10))];

        var joint = ConfidentJoint.Of(SmallRun.Predicted(labels), labels);

        Assert.Empty(joint.Issues);
        Assert.Equal(0, joint.Noise);
    }

    private static ConfidentJoint Of(float[] zero, byte[] labels) => ConfidentJoint.Of(ClassProbabilities.OfAll([.. zero.SelectMany(Row)]), labels);

    private static float[] Row(float zero) => [zero, 1 - zero, 0, 0, 0, 0, 0, 0, 0, 0];
}
