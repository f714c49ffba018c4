using Digits.Pages.Tests.Browser;

namespace Digits.Pipeline.Tests.Overview;

public sealed class IndexBrowserTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public IndexBrowserTests() =>
        _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run, Target = "Everything", Command = ["dotnet", "cake", "--target=Everything", "--data=" + new string('x', 90)] };

    public void Dispose() => _pipeline.Dispose();

    [ChromiumFact]
    public void The_page_reads_well_on_a_phone_and_a_desk_by_day_and_by_night()
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=10", "join.act=fail"] };
        Assert.Equal(1, _pipeline.Run());
        ChromiumAssert.ReadsWell(_pipeline.Read("artifacts/index.html"), 50);
    }
}
