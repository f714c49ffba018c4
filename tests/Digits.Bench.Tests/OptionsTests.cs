using Digits.Bench.Peers;

namespace Digits.Bench.Tests;

public class OptionsTests
{
    private const string All = "ingest, parquet, hash, engine, makespan, tensor, train, augment, umap, baselines, micro, end-to-end";

    [Theory]
    [InlineData("--only=hsah", "Found:    --only=hsah\nExpected: hash, or another one of " + All + "\nWhere:    command line\n")]
    [InlineData("--only=hash,startup", "Found:    --only=startup\nExpected: one of " + All + "\nWhere:    command line\n")]
    [InlineData("--rounds=0", "Found:    --rounds=0\nExpected: a whole number from 1\nWhere:    command line\n")]
    [InlineData(
        "--round=5",
        "Found:    --round\nExpected: --rounds, or another one of --only, --data, --rounds, --cold-rounds, --workspace, --machine, --output, --list, --help\nWhere:    command line\n")]
    public void A_mistake_is_named_with_what_was_expected(string argument, string message) => Assert.Equal((2, "", message), Run([argument, "--list"]));

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var (exitCode, _, error) = Run(["--only=startup", "--rounds=many", "--list"]);
        Assert.Equal((2, 2), (exitCode, error.Split("Found:").Length - 1));
    }

    [Fact]
    public void Data_that_is_not_there_is_a_mistake()
    {
        string place = Path.Combine(Path.GetTempPath(), "digits-no-such-data");
        Assert.Equal(
            (2, "", $"Found:    nothing\nExpected: a folder with train.csv and test.csv, or digit-recognizer.zip\nWhere:    {place}\n"), Run(["--only=ingest", "--data=" + place]));
    }

    [Fact]
    public void The_list_says_how_to_install_what_is_missing()
    {
        var (exitCode, output, error) = Run(["--list", "--only=tensor,makespan"]);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            "makespan    Stages side by side\ntensor      Small tensor operations\n            Skipped: PyTorch is not installed. To install it: apt-get install -y python3-torch\n", output);
        Assert.Empty(error);
    }

    // Without any peer; and where a mistake is not seen, it is listed rather than measured.
    private static (int ExitCode, string Output, string Error) Run(string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (new BenchCommand(new PeerFinder([]), output, error).Run(arguments, CancellationToken.None), output.ToString(), error.ToString());
    }
}
