using Digits.Core.Data;

namespace Digits.Baselines.Tests;

public class MajorityTests
{
    [Fact]
    public void Every_image_gets_the_training_rows_shares_of_digits()
    {
        var train = new DigitSet(new byte[4 * DigitSet.PixelCount], [7, 7, 7, 2]);
        var model = new Majority().Fit(train);
        float[] shares = [0, 0, 0.25f, 0, 0, 0, 0, 0.75f, 0, 0];
        Assert.Equal([.. shares, .. shares], model.Predict(SmallDigits.Create(2)));
        Assert.Equal("always 7", model.Summary);
    }
}
