using Digits.Core.Errors;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public sealed class LearningCurveTests : IDisposable
{
    private const string Header = "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy";
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_curve_is_read_epoch_by_epoch()
    {
        File.WriteAllText(_path, Header + "\n1,0.003,0.9,0.7,0.1,0.97\n2,0.001,0.4,0.9,0.05,0.985\n3,1e-6,0.3,0.92,0.06,0.984\n");

        var curve = LearningCurve.Read(4, _path);

        Assert.Equal((4, 3), (curve.Fold, curve.Epochs.Count));
        Assert.Equal(new Epoch(3, 1e-6, 0.3, 0.92, 0.06, 0.984), curve.Last);
        Assert.Equal(2, curve.Best.Number);
    }

    [Theory]
    [InlineData("", "an empty file", "")]
    [InlineData("epoch,loss\n1,2\n", "header \"epoch,loss\" and 1 lines", "")]
    [InlineData(Header + "\n", "header \"" + Header + "\" and 0 lines", "")]
    public void A_file_that_is_no_curve_says_what_it_holds(string content, string found, string where)
    {
        File.WriteAllText(_path, content);

        var error = Assert.Throws<InputException>(() => LearningCurve.Read(0, _path));

        Assert.Equal($"Found:    {found}\nExpected: header \"{Header}\" and at least one epoch\nWhere:    {_path}{where}", error.Message);
    }

    [Theory]
    [InlineData("2,0.001,0.4,0.9,0.05")]
    [InlineData("2,0.001,0.4,0.9,0.05,high")]
    [InlineData("2,0.001,0.4,0.9,NaN,0.9")]
    public void A_line_that_is_no_epoch_is_named(string line)
    {
        File.WriteAllText(_path, Header + "\n1,0.003,0.9,0.7,0.1,0.97\n" + line + "\n");

        var error = Assert.Throws<InputException>(() => LearningCurve.Read(0, _path));

        Assert.Equal($"Found:    \"{line}\"\nExpected: six numbers\nWhere:    {_path}, line 3", error.Message);
    }

    [Fact]
    public void A_missing_curve_is_named()
    {
        var error = Assert.Throws<InputException>(() => LearningCurve.Read(0, _path + ".none"));

        Assert.Equal($"Found:    no such file\nExpected: a learning curve as CSV\nWhere:    {_path}.none", error.Message);
    }
}
