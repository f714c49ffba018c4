namespace Digits.Commands.Tests;

public class RunnerArgumentsTests
{
    public static TheoryData<string> Names { get; } = [.. CommandCatalogue.All.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_word_of_its_own_and_run_with_a_target_are_the_same(string name)
    {
        Assert.Equal(name, Read(name.ToLowerInvariant()).Command.Name);
        Assert.Equal(name, Read("run", "--target=" + name).Command.Name);
        Assert.Equal(name, Read("--target", name.ToUpperInvariant()).Command.Name);
    }

    [Fact]
    public void Without_a_target_the_submission_is_run()
    {
        Assert.Equal("Submission", Read("run", "--quick").Command.Name);
        Assert.Equal("Submission", Read("--quick").Command.Name);
    }

    [Fact]
    public void Values_stand_behind_a_blank_or_an_equals_sign_and_may_hold_either()
    {
        var options = Read("train", "--data", "my data", "--set=a=b", "--SET", "c=d e", "--jobs=3").Options;
        Assert.Equal(("my data", 3, "c=d e"), (options.Text("data"), options.Number("jobs"), options.Text("set")));
        Assert.Equal(["a=b", "c=d e"], options.Texts("set"));
    }

    [Fact]
    public void The_last_of_several_values_counts() => Assert.Equal("lenet", Read("run", "--recipe=fast", "--recipe=lenet").Options.Text("recipe"));

    [Theory]
    [InlineData("--dryrun", true)]
    [InlineData("--noop", true)]
    [InlineData("--dry-run=true", true)]
    [InlineData("--whatif=false", false)]
    [InlineData("--dryrun --keep-going", true)]
    [InlineData("--dryrun false", false)]
    [InlineData("--keep-going", false)]
    public void A_flag_is_on_where_it_is_given(string given, bool isOn) => Assert.Equal(isOn, Read(["run", .. given.Split(' ')]).Options.Flag("dry-run"));

    [Fact]
    public void A_flag_does_not_swallow_a_word() =>
        AssertMistake("\"train\"", "one command, then options: --name=value", "--quick", "train");

    [Theory]
    [InlineData("command statsu", "status", "statsu")]
    [InlineData("target Trian", "Train", "run", "--target=Trian")]
    [InlineData("option --recipie", "--recipe", "run", "--recipie=fast")]
    [InlineData("command train and --target=eda", "train, or run --target=eda", "train", "--target=eda")]
    public void A_mistake_names_what_is_near(string found, string expected, params string[] args) => AssertMistake(found, expected, args);

    [Fact]
    public void A_command_like_no_other_lists_them_all() => AssertMistake(
        "command test",
        "one of run, submission, ingest, eda, baseline, train, ensemble, report, preview, search, ablation, leaderboard, status, graph, verify, score, clean, gc, help",
        "test");

    [Theory]
    [InlineData("jobs", "none", "a whole number from 1")]
    [InlineData("jobs", "0", "a whole number from 1")]
    [InlineData("verify", "perhaps", "--verify, --verify=true or --verify=false")]
    public void A_value_of_another_type_is_named(string option, string value, string expected)
    {
        var options = Read("run", $"--{option}={value}").Options;
        var mistake = Assert.Throws<MistakeException>(() => option == "jobs" ? (object?)options.Number(option) : options.Flag(option));
        Assert.Equal($"Found:    --{option}={value}\nExpected: {expected}\nWhere:    command line", mistake.Message);
    }

    [Fact]
    public void Help_names_every_command_and_option()
    {
        string text = RunnerHelp.Text();
        Assert.All(CommandCatalogue.All, command => Assert.Contains($"\n  {command.Name.ToLowerInvariant(),-13}{command.Description}\n", text, StringComparison.Ordinal));
        Assert.All(CommandOptions.All, option => Assert.Contains($" --{option}", text, StringComparison.Ordinal));
    }

    private static void AssertMistake(string found, string expected, params string[] args)
    {
        var mistake = Assert.Throws<MistakeException>(() => Read(args));
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    command line", mistake.Message);
    }

    private static RunnerArguments Read(params string[] args) => new(args);
}
