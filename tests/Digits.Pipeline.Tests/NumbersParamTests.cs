namespace Digits.Pipeline.Tests;

public sealed class NumbersParamTests : IDisposable
{
    private readonly PipelineFixture _pipeline = new();

    public NumbersParamTests()
    {
        _pipeline.Write("data/in.csv", "1\n");
        _pipeline.Write("pipeline.json", """{ "data": "data", "seed": 1, "recipe": "r", "first": { "act": "write", "rates": 1.5 }, "recipes": { "r": {} } }""");
        _pipeline.Stage("First", """
            { "name": "first", "description": "Works", "outputs": { "x": "x.txt" },
              "params": { "first.act": { "type": "string" }, "first.rates": { "type": "numbers", "length": 3, "min": 0, "max": 9 } } }
            """);
        _pipeline.Stage("Second", """{ "name": "second", "description": "Shows", "inputs": { "x": "first.x" }, "outputs": { "y": "y.txt" }, "params": { "first.*": null } }""");
    }

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("[1,2,3.0]", "[1,2,3]")]
    [InlineData("[ 1, 2, 9 ]", "[1,2,9]")]
    [InlineData("4", "4")]
    [InlineData("[4,4,4.0]", "4")]
    public void One_number_or_an_array_has_one_spelling_in_reasons(string text, string shown)
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = [$"first.rates={text}"] };
        Assert.StartsWith($"first: ran: params.first.rates 1.5 -> {shown}\n", _pipeline.Changes(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_and_the_command_line_mean_the_same()
    {
        _pipeline.Edit("pipeline.json", "1.5", "[0.1, 2, 3]");
        _pipeline.Changes();
        _pipeline.Edit("pipeline.json", "[0.1, 2, 3]", "1.5");
        _pipeline.Options = _pipeline.Options with { Set = ["first.rates=[0.1,2,3]"] };
        Assert.Equal("", _pipeline.Changes());
    }

    [Theory]
    [InlineData("[1,2]", "an array")]
    [InlineData("[1,2,10]", "an array")]
    [InlineData("[1,2,x]", "\"[1,2,x]\"")]
    [InlineData("10", "10")]
    public void What_does_not_fit_names_the_length_and_the_range(string text, string found)
    {
        _pipeline.Options = _pipeline.Options with { Set = [$"first.rates={text}"] };
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal($"Found:    first.rates = {found}\nExpected: a number 0..9 or an array of 3 such numbers\nWhere:    --set=first.rates={text}\n", _pipeline.Error);
    }

    [Fact]
    public void A_whole_section_stands_for_its_params()
    {
        _pipeline.Changes();
        _pipeline.Edit("pipeline.json", "1.5", "2");
        Assert.Equal("first: ran: params.first.rates 1.5 -> 2\nsecond: ran: params.first.rates 1.5 -> 2, input first.x changed", _pipeline.Changes());
    }
}
