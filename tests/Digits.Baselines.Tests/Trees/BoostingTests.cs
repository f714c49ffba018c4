using Digits.Baselines.Trees;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Trees;

public class BoostingTests
{
    private static readonly BaselineParams Params = SmallDigits.Params("boosting") with { RowShare = 1, PixelShare = 1 };

    [Fact]
    public void One_step_adds_the_newton_steps_worked_out_by_hand()
    {
        // Shares 3/4 and 1/4, so p - y is -1/4 thrice and 3/4 for digit 0, the opposite for digit 1; p (1 - p) = 3/16 for both.
        var train = Tables.Create([0, 0, 0, 1], [0, 0, 0, 200]);
        var parameters = Params with { Rounds = 1, Leaves = 2, LearningRate = 0.5, LeafL2 = 1, LeafHessian = 0.1 };
        float[] predicted = new Boosting(parameters, seed: 1).Fit(train).Predict(Tables.Create([0, 0], [0, 255]));
        double dark = 0.5 * 0.75 / ((3 * 0.1875) + 1), lit = -0.5 * 0.75 / (0.1875 + 1);
        Assert.Equal(Sigmoid(Math.Log(3) + (2 * dark)), predicted[0], 6);
        Assert.Equal(Sigmoid(Math.Log(3) + (2 * lit)), predicted[10], 6);
        Assert.Equal(0, predicted[2..10].Sum());

        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.6)]
    public void Each_round_lowers_the_training_loss(double share)
    {
        var train = SmallDigits.Create(100);
        double before = Math.Log(10);
        for (int rounds = 1; rounds < 6; rounds++)
        {
            float[] predicted = new Boosting(Params with { Rounds = rounds, RowShare = share }, seed: 1).Fit(train).Predict(train);
            double loss = train.RequireLabels().Index().Average(row => -Math.Log(predicted[(row.Index * 10) + row.Item]));
            Assert.InRange(loss, 0, before - 0.05);
            before = loss;
        }
    }

    [Fact]
    public void Rows_that_a_tree_was_not_grown_on_gain_its_values_too()
    {
        // Otherwise every round repeats the first one's steps, and the labels, which are noise, cost ever more.
        var train = Tables.Random(200, seed: 4);
        float[] predicted = new Boosting(Params with { Rounds = 40, Leaves = 3, RowShare = 0.5 }, seed: 1).Fit(train).Predict(train);
        Assert.InRange(train.RequireLabels().Index().Average(row => -Math.Log(predicted[(row.Index * 10) + row.Item])), 0, Math.Log(10));
    }

    [Fact]
    public void Images_of_one_lit_region_per_class_are_learnt()
    {
        var held = SmallDigits.Create(100, seed: 8);
        var model = new Boosting(Params with { Rounds = 8, PixelShare = 0.5 }, seed: 1).Fit(SmallDigits.Create(200));
        var read = ClassProbabilities.OfAll(model.Predict(held));
        Assert.All(Enumerable.Range(0, held.Count), row => Assert.Equal(held.RequireLabels()[row], read.Predicted(row)));
        Assert.Equal($"8 rounds, trees of {model.Metrics["leaves"]:0.0} leaves", model.Summary);
    }

    [Fact]
    public void The_seed_matters_only_where_something_is_drawn()
    {
        var train = Tables.Random(60, seed: 4);
        Assert.Equal(Fit(Params, 1), Fit(Params, 2));
        Assert.NotEqual(Fit(Params with { RowShare = 0.5 }, 1), Fit(Params with { RowShare = 0.5 }, 2));
        Assert.NotEqual(Fit(Params with { PixelShare = 0.2 }, 1), Fit(Params with { PixelShare = 0.2 }, 2));

        float[] Fit(BaselineParams parameters, ulong seed) => new Boosting(parameters, seed).Fit(train).Predict(train);
    }

    [Fact]
    public void A_sample_has_its_share_of_different_things_in_order()
    {
        var hits = new int[20];
        var random = new SplitMix64(3);
        for (int i = 0; i < 2000; i++)
        {
            int[] drawn = Sample.Draw(20, 0.25, random);
            Assert.Equal(5, drawn.Length);
            Assert.Equal(drawn.Distinct().Order(), drawn);
            Array.ForEach(drawn, index => hits[index]++);
        }

        Assert.All(hits, count => Assert.InRange(count, 400, 600));
        Assert.Equal(Enumerable.Range(0, 20), Sample.Draw(20, 1, random));
        Assert.Single(Sample.Draw(20, 0.001, random));
    }
}
