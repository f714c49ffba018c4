namespace Digits.Pipeline.Tests;

public sealed class RunTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_first_run_runs_all_and_a_second_only_hits()
    {
        Assert.Equal("""
            ingest: ran: no earlier run
            train[fold=0]: ran: no earlier run
            train[fold=1]: ran: no earlier run
            join: ran: no earlier run
            last: ran: no earlier run
            side: ran: no earlier run
            """, _pipeline.Changes());
        Assert.Equal("", _pipeline.Changes());
    }
}
