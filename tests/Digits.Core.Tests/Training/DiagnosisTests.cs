using Digits.Core.Tests.Recipes;
using Digits.Core.Training;

namespace Digits.Core.Tests.Training;

public class DiagnosisTests
{
    private static readonly TrainParams Settings = SmallRecipe.Cnn.Train;

    // 1,000 held-out rows, 110 of them digit 1.
    private static readonly byte[] HeldOut = [.. Enumerable.Range(0, 1000).Select(row => (byte)(row < 10 ? 1 : row % 10))];

    [Fact]
    public void A_good_curve_has_nothing_said_of_it() => Assert.Empty(Of(new(1, 0.1, 1.5, 0.6, 0.3, 0.95), new(2, 0.1, 0.4, 0.97, 0.1, 0.98)));

    [Fact]
    public void A_loss_that_does_not_fall_is_said() => Assert.Equal(
        ["The training loss does not fall (1.500 to 1.490): try optimizer.learningRate a tenth or ten times as high, and more train.epochs."],
        Of(new(1, 0.1, 1.5, 0.6, 0.3, 0.95), new(2, 0.1, 1.49, 0.97, 0.1, 0.98)));

    [Fact]
    public void Guessing_is_said() => Assert.Equal(
        ["The validation accuracy 0.120 is no better than naming the most frequent digit (0.109): try another optimizer.learningRate, and check that labels fit images."],
        Of(new(1, 0.1, 2.5, 0.1, 2.3, 0.1), new(2, 0.1, 2.3, 0.1, 2.3, 0.12)));

    [Fact]
    public void A_wide_gap_between_training_and_validation_is_said() => Assert.Equal(
        ["The validation accuracy 0.910 is far below the training accuracy 0.990: try stronger augment.* ranges, more optimizer.weightDecay or a smaller model."],
        Of(new(1, 0.1, 1.5, 0.6, 0.3, 0.95), new(2, 0.1, 0.1, 0.99, 0.4, 0.91)));

    private static IReadOnlyList<string> Of(params EpochResult[] curve) => Diagnosis.Of(curve, HeldOut, Settings);
}
