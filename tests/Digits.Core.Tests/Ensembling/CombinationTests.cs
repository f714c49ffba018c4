using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Folds;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Ensembling;

public class CombinationTests
{
    public static TheoryData<string> Names => [.. CombinationCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_combination_gives_probabilities_and_keeps_what_members_agree_on(string name)
    {
        var member = Random(20, seed: 1);
        var combined = Combine(name, member, Random(20, seed: 2), Random(20, seed: 3));
        for (int i = 0; i < combined.Count; i++)
        {
            Assert.Equal(1, combined.Row(i).ToArray().Sum(p => (double)p), 1e-5);
            Assert.All(combined.Row(i).ToArray(), p => Assert.InRange(p, 0, 1));
        }

        var alike = Combine(name, member, member);
        Assert.Equal(Enumerable.Range(0, 20).Select(member.Predicted), Enumerable.Range(0, 20).Select(alike.Predicted));
    }

    [Fact]
    public void Means_of_probabilities_and_of_logits_are_those_worked_by_hand()
    {
        var (a, b) = (Two(0.9f), Two(0.2f));
        Assert.Equal(0.55f, Combine("mean", a, b).Row(0)[4], 1e-6f);

        // sqrt(0.9 * 0.2) against sqrt(0.1 * 0.8): 0.424264 / (0.424264 + 0.282843). The other eight hold sqrt(1e-7 * 1e-7) each.
        Assert.Equal(0.6f, Combine("mean-logits", a, b).Row(0)[4], 1e-5f);
    }

    [Fact]
    public void The_majority_wins_against_one_that_is_surer()
    {
        var votes = Combine("vote", Two(0.55f), Two(0.55f), Two(0.01f));
        Assert.Equal(4, votes.Predicted(0));
        Assert.Equal(9, Combine("mean", Two(0.55f), Two(0.55f), Two(0.01f)).Predicted(0));

        // Two votes of three, and the mean 0.37 as a fourth.
        Assert.Equal((2 + 0.37f) / 4, votes.Row(0)[4], 1e-6f);
    }

    [Fact]
    public void A_tied_vote_goes_to_the_higher_mean()
    {
        Assert.Equal(9, Combine("vote", Two(0.6f), Two(0.3f)).Predicted(0));
        Assert.Equal(4, Combine("vote", Two(0.7f), Two(0.4f)).Predicted(0));
    }

    [Fact]
    public void Fitted_weights_are_those_with_the_least_loss()
    {
        // Member 0 gives the label 0.8 on three rows and 0.1 on one, member 1 the reverse shares 0.4 and 0.7:
        // the loss -3 ln(0.4 + 0.4 w) - ln(0.7 - 0.6 w) is least where 3 * 0.4 / (0.4 + 0.4 w) = 0.6 / (0.7 - 0.6 w), w = 0.625.
        double[] weights = MixtureWeights.Fit([[0.8f, 0.8f, 0.8f, 0.1f], [0.4f, 0.4f, 0.4f, 0.7f]]);
        Assert.Equal(0.625, weights[0], 1e-6);
        Assert.Equal(1, weights.Sum(), 12);
    }

    [Fact]
    public void A_member_that_only_harms_gets_no_weight()
    {
        double[] weights = MixtureWeights.Fit([[0.9f, 0.8f, 0.7f], [0.1f, 0.2f, 0.3f], [0.2f, 0.1f, 0.1f]]);
        Assert.Equal(1, weights[0], 1e-6);
        Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
    }

    [Fact]
    public void Weights_of_members_that_are_nearly_alike_have_the_least_loss_too()
    {
        var random = new SplitMix64(6);
        float[] first = [.. Enumerable.Range(0, 2000).Select(_ => 0.5f + (random.NextInt32(1000) / 2100f))];
        float[][] members = [first, Near(first), Near(first), Near(first)];

        double[] weights = MixtureWeights.Fit(members);

        // The loss is convex, so what it is above the least is at most what its steepest slope promises.
        double steepest = members.Max(member => Enumerable.Range(0, 2000).Average(row => member[row] / members.Select((of, i) => weights[i] * of[row]).Sum()));
        Assert.InRange(steepest, 1 - 1e-11, 1 + 1e-11);

        float[] Near(float[] values) => [.. values.Select(value => Math.Min(1, value + ((random.NextInt32(1001) - 500) / 1e5f)))];
    }

    [Fact]
    public void A_member_given_twice_counts_as_much_as_once()
    {
        float[] good = [0.8f, 0.8f, 0.8f, 0.1f], other = [0.4f, 0.4f, 0.4f, 0.7f];
        double[] weights = MixtureWeights.Fit([good, other, good]);
        Assert.Equal(0.625, weights[0] + weights[2], 1e-6);
        Assert.Equal(0.375, weights[1], 1e-6);
        Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
    }

    [Fact]
    public void No_label_of_a_fold_shapes_the_weights_of_its_own_rows()
    {
        var folds = new FoldAssignment([.. Enumerable.Range(0, 30).Select(row => (byte)(row % 3))], 3);
        byte[] labels = [.. Enumerable.Range(0, 30).Select(row => (byte)(row % 10))];
        byte[] others = [.. labels.Select((label, row) => row % 3 == 1 ? (byte)((label + 1) % 10) : label)];
        ClassProbabilities[] members = [Random(30, seed: 4), Random(30, seed: 5)];

        var weights = MemberWeights.Fit(members, labels, folds);
        var changed = MemberWeights.Fit(members, others, folds);

        for (int row = 0; row < 30; row++)
        {
            Assert.Equal(row % 3 == 1, weights.OfRow(row).SequenceEqual(changed.OfRow(row)));
        }

        Assert.NotEqual(weights.OfTest, changed.OfTest);
    }

    private static ClassProbabilities Combine(string name, params ClassProbabilities[] members) =>
        CombinationCatalogue.Of(name, members, MemberWeights.Equal(members.Length).OfRow);

    private static ClassProbabilities Two(float ofFour)
    {
        var values = new float[10];
        (values[4], values[9]) = (ofFour, 1 - ofFour);
        return ClassProbabilities.OfAll(values);
    }

    private static ClassProbabilities Random(int rows, ulong seed)
    {
        var random = new SplitMix64(seed);
        float[] values = [.. Enumerable.Range(0, rows * 10).Select(_ => 0.01f + random.NextInt32(1000))];
        for (int row = 0; row < rows; row++)
        {
            float sum = values.AsSpan(row * 10, 10).ToArray().Sum();
            for (int digit = 0; digit < 10; digit++)
            {
                values[(row * 10) + digit] /= sum;
            }
        }

        return ClassProbabilities.OfAll(values);
    }
}
