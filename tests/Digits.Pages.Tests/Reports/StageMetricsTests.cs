using Digits.Core.Errors;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public sealed class StageMetricsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Metrics_are_read_by_name()
    {
        File.WriteAllText(_path, "{ \"n\": 8400, \"oof_accuracy\": 0.9957 }");

        var metrics = StageMetrics.Read("ensemble", _path);

        Assert.Equal((8400, 0.9957), (metrics["n"], metrics["oof_accuracy"]));
    }

    [Fact]
    public void A_metric_that_is_not_there_is_named_with_those_that_are()
    {
        File.WriteAllText(_path, "{ \"n\": 8400, \"errors\": 3 }");

        var error = Assert.Throws<InputException>(() => StageMetrics.Read("ensemble", _path)["oof_accuracy"]);

        Assert.Equal("Found:    metrics errors, n\nExpected: a metric \"oof_accuracy\"\nWhere:    metrics.json of ensemble", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{ \"n\": \"many\" }")]
    public void A_file_that_is_no_metrics_is_refused(string content)
    {
        File.WriteAllText(_path, content);

        var error = Assert.Throws<InputException>(() => StageMetrics.Read("ensemble", _path));

        Assert.EndsWith($"\nExpected: a metrics.json of names and numbers\nWhere:    {_path}", error.Message, StringComparison.Ordinal);
    }
}
