using Digits.Core.Errors;
using Digits.Core.Stages;

namespace Digits.Core.Tests.Stages;

public sealed class StageRequestTests : IDisposable
{
    private const string Whole = """
        {
          "stage": "train", "instance": "train[fold=3]", "coordinates": { "fold": 3 }, "params": { "folds": { "count": 5 } }, "seed": 18446744073709551615,
          "inputs": { "train": "/in/train.parquet", "oof[fold=0]": "/in/0", "oof[fold=1]": "/in/1", "oof[fold=3]": "/in/3" },
          "outputs": { "weights": "/out/w" }, "checkpoint": "/keep", "device": "cuda"
        }
        """;

    private sealed record Counted(int Count);

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_request_is_read_whole()
    {
        var request = Load(Whole);

        Assert.Equal(("train", "train[fold=3]", "/keep", "cuda"), (request.Stage, request.Instance, request.Checkpoint, request.Device));
        Assert.Equal((3, ulong.MaxValue), (request.Coordinate("fold"), request.RequireSeed()));
        Assert.Equal(("/in/train.parquet", "/out/w"), (request.Input("train"), request.Output("weights")));
        Assert.Equal(5, request.Section<Counted>("folds").Count);
    }

    [Fact]
    public void What_a_request_lacks_is_named_beside_what_it_has()
    {
        var request = Load("""{ "stage": "eda", "instance": "eda", "inputs": { "train": "t", "test": "u" }, "outputs": { "page": "p" } }""");

        AssertError("inputs train, test", "an input \"folds\"", "request of eda", () => request.Input("folds"));
        AssertError("outputs page", "an output \"curve\"", "request of eda", () => request.Output("curve"));
        AssertError("coordinates ", "a coordinate \"fold\"", "request of eda", () => request.Coordinate("fold"));
        AssertError("no seed", "a seed", "request of eda", () => request.RequireSeed());
        AssertError("no params", "a section \"folds\"", "request of eda", () => request.Section<Counted>("folds"));
    }

    [Theory]
    [InlineData("""{ "count": 5, "shuffle": true }""", "shuffle")]
    [InlineData("""{ "count": "5" }""", "$.count")]
    [InlineData("""{ }""", "count")]
    public void A_section_that_does_not_fit_its_record_names_the_key(string section, string key)
    {
        var request = Load("""{ "stage": "s", "instance": "s", "params": { "folds": SECTION } }""".Replace("SECTION", section, StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(() => request.Section<Counted>("folds"));

        Assert.Contains(key, error.Message.Split('\n')[0], StringComparison.Ordinal);
        Assert.EndsWith("\nExpected: params as Counted declares them\nWhere:    request of s, section \"folds\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{ "stage": "eda" }""")]
    [InlineData("""{ "stage": "eda", "instance": "eda", "colour": "red" }""")]
    public void A_file_that_is_no_request_is_the_users_mistake(string content)
    {
        var error = Assert.Throws<InputException>(() => Load(content));

        string end = $"\nExpected: a stage request as the engine writes them under .digits/requests/\nWhere:    {_path}";
        Assert.EndsWith(end, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_request_is_the_users_mistake() =>
        Assert.EndsWith($"Where:    {_path}.none", Assert.Throws<InputException>(() => StageRequest.Load(_path + ".none")).Message, StringComparison.Ordinal);

    private static void AssertError(string found, string expected, string where, Func<object> read) =>
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {where}", Assert.Throws<InputException>(read).Message);

    private StageRequest Load(string content)
    {
        File.WriteAllText(_path, content);
        return StageRequest.Load(_path);
    }
}
