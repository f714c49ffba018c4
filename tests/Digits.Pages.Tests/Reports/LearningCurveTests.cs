using Digits.Core.Training;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class LearningCurveTests
{
    [Fact]
    public void The_best_epoch_has_the_lowest_validation_loss_and_of_equals_is_the_first()
    {
        EpochResult[] epochs = [new(1, 0.003, 0.9, 0.7, 0.1, 0.97), new(2, 0.001, 0.4, 0.9, 0.05, 0.985), new(3, 1e-6, 0.3, 0.92, 0.05, 0.984)];

        var curve = new LearningCurve("", 4, epochs);

        Assert.Equal((2, 3), (curve.Best.Number, curve.Last.Number));
    }
}
