using Digits.Core.Errors;
using Digits.Core.Training;

namespace Digits.Core.Tests.Training;

public sealed class LearningCurveCsvTests : IDisposable
{
    private const string Header = "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy";
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_curve_is_one_line_per_epoch_and_comes_back()
    {
        EpochResult[] epochs = [new(1, 0.003, 0.5, 0.9, 0.25, 0.95), new(2, 1.5e-7, 0.4, 0.91, 0.125, 0.96)];

        LearningCurveCsv.Write(_path, epochs);

        Assert.Equal(
            Header + "\n1,0.003,0.500000,0.900000,0.250000,0.950000\n2,1.5E-07,0.400000,0.910000,0.125000,0.960000\n", File.ReadAllText(_path));
        Assert.Equal(epochs, LearningCurveCsv.Read(_path));
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("epoch,loss\n1,2\n", "header \"epoch,loss\" and 1 lines")]
    [InlineData(Header + "\n", "header \"" + Header + "\" and 0 lines")]
    public void A_file_that_is_no_curve_says_what_it_holds(string content, string found)
    {
        File.WriteAllText(_path, content);

        var error = Assert.Throws<InputException>(() => LearningCurveCsv.Read(_path));

        Assert.Equal($"Found:    {found}\nExpected: header \"{Header}\" and at least one epoch\nWhere:    {_path}", error.Message);
    }

    [Theory]
    [InlineData("2,0.001,0.4,0.9,0.05")]
    [InlineData("2,0.001,0.4,0.9,0.05,high")]
    [InlineData("2,0.001,0.4,0.9,NaN,0.9")]
    public void A_line_that_is_no_epoch_is_named(string line)
    {
        File.WriteAllText(_path, Header + "\n1,0.003,0.9,0.7,0.1,0.97\n" + line + "\n");

        var error = Assert.Throws<InputException>(() => LearningCurveCsv.Read(_path));

        Assert.Equal($"Found:    \"{line}\"\nExpected: six numbers\nWhere:    {_path}, line 3", error.Message);
    }

    [Fact]
    public void A_missing_curve_is_named()
    {
        var error = Assert.Throws<InputException>(() => LearningCurveCsv.Read(_path + ".none"));

        Assert.Equal($"Found:    no such file\nExpected: a learning curve as CSV\nWhere:    {_path}.none", error.Message);
    }
}
