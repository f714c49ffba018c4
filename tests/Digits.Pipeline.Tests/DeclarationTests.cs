namespace Digits.Pipeline.Tests;

/// <summary>Mistakes in stages/*/stage.json, each with its whole message.</summary>
public sealed class DeclarationTests : IDisposable
{
    private readonly PipelineFixture _pipeline = new();

    public DeclarationTests() => _pipeline.Write("pipeline.json", """{ "data": "data", "seed": 1, "recipe": "plain", "recipes": { "plain": {} } }""");

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_circle_is_printed_from_stage_to_stage()
    {
        Declare("First", "\"inputs\": { \"a\": \"third.x\" }");
        Declare("Second", "\"inputs\": { \"a\": \"first.x\" }");
        Declare("Third", "\"inputs\": { \"a\": \"second.x\" }");
        Expect("Found:    first -> third -> second -> first\nExpected: stages that need each other in no circle\nWhere:    inputs in stages/*/stage.json");
    }

    [Fact]
    public void All_missing_dependencies_are_reported_with_who_needs_them()
    {
        Declare("First", "\"inputs\": { \"a\": \"secnd.x\", \"b\": \"third.y\" }");
        Declare("Second", "\"inputs\": { \"a\": \"first[fold].x\" }");
        Declare("Third", "\"inputs\": {}");
        Expect("""
            Found:    no stage secnd
            Expected: a stage that writes secnd.x (nearest: second)
            Where:    needed by first (stages/First/stage.json)

            Found:    no output y of third
            Expected: one of x, metrics (nearest: x)
            Where:    needed by first (stages/First/stage.json)

            Found:    no coordinate fold of first
            Expected: none
            Where:    needed by second (stages/Second/stage.json)
            """);
    }

    [Fact]
    public void Unknown_keys_and_types_are_refused()
    {
        Declare("First", "\"input\": {}, \"params\": { \"first.a\": { \"type\": \"int\" } }");
        Expect("""
            Found:    unknown key "input"
            Expected: "inputs" (the nearest valid key)
            Where:    stages/First/stage.json, line 1, column 44

            Found:    type "int"
            Expected: integer, number, string, boolean, numbers, file
            Where:    stages/First/stage.json, line 1, column 69
            """);
    }

    [Fact]
    public void A_param_that_nobody_declares_is_reported()
    {
        Declare("First", "\"params\": { \"other.a\": null }");
        Expect("Found:    param other.a without a schema\nExpected: a stage that declares its type\nWhere:    needed by first (stages/First/stage.json)");
    }

    [Fact]
    public void A_whole_section_that_nobody_declares_is_reported()
    {
        Declare("First", "\"params\": { \"other.*\": null }");
        Expect("Found:    param other.* without a schema\nExpected: a stage that declares its type\nWhere:    needed by first (stages/First/stage.json)");
    }

    [Theory]
    [InlineData("\"type\": \"numbers\"", "type \"numbers\" with length none")]
    [InlineData("\"type\": \"numbers\", \"length\": 2.5", "type \"numbers\" with length 2.5")]
    [InlineData("\"type\": \"number\", \"length\": 2", "type \"number\" with length 2")]
    public void Arrays_of_numbers_need_a_length_and_nothing_else_has_one(string schema, string found)
    {
        Declare("First", $"\"params\": {{ \"first.a\": {{ {schema} }} }}");
        Expect($"Found:    {found}\nExpected: a whole length 1..1000 with \"numbers\", else none\nWhere:    stages/First/stage.json, line 1, column 56");
    }

    [Fact]
    public void A_spread_input_without_its_coordinate_is_reported()
    {
        Declare("First", "\"matrix\": { \"fold\": \"first.count\" }, \"params\": { \"first.count\": { \"type\": \"integer\" } }");
        Declare("Second", "\"inputs\": { \"a\": \"first.x\" }");
        Expect("Found:    first.x without its coordinate fold\nExpected: first[fold].x\nWhere:    needed by second (stages/Second/stage.json)");
    }

    [Fact]
    public void A_folder_without_stages_says_so()
    {
        Expect("Found:    no stages\nExpected: stages/<Name>/stage.json\nWhere:    ROOT/stages");
    }

    private void Declare(string name, string rest) => _pipeline.Write(
        $"stages/{name}/stage.json",
        $"{{ \"name\": \"{name.ToLowerInvariant()}\", \"description\": \"Works\", {rest}, \"outputs\": {{ \"x\": \"x.txt\" }} }}");

    private void Expect(string message)
    {
        Assert.Equal(2, _pipeline.Status());
        Assert.Equal(message + "\n", _pipeline.Error);
    }
}
