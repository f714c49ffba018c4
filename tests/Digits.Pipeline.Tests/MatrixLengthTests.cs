namespace Digits.Pipeline.Tests;

/// <summary>A coordinate's length may be a product of params.</summary>
public sealed class MatrixLengthTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public MatrixLengthTests()
    {
        _pipeline.Edit("pipeline.json", "\"folds\": { \"count\": 2 }", "\"folds\": { \"count\": 2, \"repeats\": 3 }");
        _pipeline.Edit("stages/Train/stage.json", "\"fold\": \"folds.count\"", "\"fold\": \"folds.count * folds.repeats\"");
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void There_are_as_many_instances_as_the_product_says()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"params\": {", "\"params\": { \"folds.repeats\": { \"type\": \"integer\", \"min\": 1 },");
        string changes = _pipeline.Changes("train");
        Assert.Equal(Enumerable.Range(0, 6), Enumerable.Range(0, 9).Where(fold => changes.Contains($"train[fold={fold}]:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_factor_that_no_stage_declares_is_named()
    {
        Assert.Equal(2, _pipeline.Run("train"));
        Assert.Equal(
            "Found:    \"folds.repeats\"\nExpected: an integer param that a stage declares\nWhere:    matrix or resources of train (stages/Train/stage.json)\n",
            _pipeline.Error[_pipeline.Error.IndexOf("Found:", StringComparison.Ordinal)..]);
    }
}
