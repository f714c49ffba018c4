using Digits.Baselines.Svm;
using Digits.Core.Data;

namespace Digits.Baselines.Tests.Svm;

public class SvmBaselineTests
{
    [Fact]
    public void Predictions_are_the_coupled_sigmoids_of_every_pairs_machine()
    {
        var train = SmallDigits.Create(60);
        train = train.Select([.. Enumerable.Range(0, 60).Where(row => train.Labels![row] is 2 or 5 or 9)]);
        var images = SmallDigits.Create(20, seed: 8);
        var kernel = RbfKernel.Of(train, 0);
        int[][] rows = [.. new byte[] { 2, 5, 9 }.Select(digit => Enumerable.Range(0, train.Count).Where(row => train.Labels![row] == digit).ToArray())];
        (int First, int Second)[] pairs = [(0, 1), (0, 2), (1, 2)];
        SvmPair[] machines = [.. pairs.Select(pair => SvmPair.Fit(train, rows[pair.First], rows[pair.Second], kernel, 1, 1e-3))];

        float[] predicted = new SvmBaseline(SmallDigits.Params("svm")).Fit(train).Predict(images);

        double gamma = 1 / (784 * Variance(train.Pixels));
        for (int image = 0; image < images.Count; image++)
        {
            var between = new double[9];
            foreach (var (machine, (i, j)) in machines.Zip(pairs))
            {
                double sum = machine.Bias;
                foreach (var (row, weight) in machine.Rows.Zip(machine.Weights))
                {
                    sum += weight * Math.Exp(-gamma * Enumerable.Range(0, 784).Sum(p => Math.Pow(images.Image(image)[p] - train.Image(row)[p], 2)));
                }

                between[(i * 3) + j] = machine.Sigmoid.Of(sum);
                between[(j * 3) + i] = 1 - machine.Sigmoid.Of(sum);
            }

            double[] expected = PairwiseCoupling.Couple(between, 3);
            float[] found = predicted[(image * 10)..((image + 1) * 10)];
            Assert.Equal(expected[0], found[2], 1e-5);
            Assert.Equal(expected[1], found[5], 1e-5);
            Assert.Equal(expected[2], found[9], 1e-5);
            Assert.Equal(0, found.Where((_, digit) => digit is not (2 or 5 or 9)).Sum());
        }
    }

    [Fact]
    public void A_digit_with_a_single_row_and_rows_of_one_digit_alone_are_fitted()
    {
        var set = SmallDigits.Create(31);
        var images = SmallDigits.Create(10, seed: 8);
        float[] predicted = new SvmBaseline(SmallDigits.Params("svm")).Fit(set.Select([0, 1, 2, 10, 11, 20, 21, 30])).Predict(images);
        Assert.All(predicted.Chunk(10), row => Assert.Equal(1, row.Sum(), 5));
        float[] alone = new SvmBaseline(SmallDigits.Params("svm")).Fit(set.Select([3, 13])).Predict(images);
        Assert.All(alone.Chunk(10), row => Assert.Equal(1, row[3]));
    }

    private static double Variance(byte[] pixels)
    {
        double mean = pixels.Average(p => (double)p);
        return pixels.Average(p => (p - mean) * (p - mean));
    }
}
