namespace Digits.EndToEnd.Tests;

[Collection(nameof(Sandbox))]
public class MistakeTests(Sandbox sandbox)
{
    [Theory]
    [InlineData("--target=Submision", "Found:    target Submision\nExpected: Submission\nWhere:    command line\n")]
    [InlineData("--recipie=fast", "Found:    option --recipie\nExpected: --recipe\nWhere:    command line\n")]
    [InlineData(
        "--target=Score",
        "Found:    no --answers\nExpected: --answers=FILE, a CSV with header ImageId,Label\nWhere:    command line")]
    [InlineData("--jobs=none", "Found:    --jobs=none\nExpected: a whole number from 1\nWhere:    command line")]
    [InlineData("--verify=perhaps", "Found:    --verify=perhaps\nExpected: --verify, --verify=true or --verify=false\nWhere:    command line")]
    public void A_mistake_on_the_command_line_is_named(string argument, string message)
    {
        var run = sandbox.Run(sandbox.FirstWorkspace, argument);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DIGITS_STORE", "/proc/version", "--store=elsewhere", "Found:    a file /proc/version\nExpected: a folder for the store\nWhere:    --store or DIGITS_STORE\n")]
    [InlineData("DIGITS_REMOTE", "nowhere", "--remote=none", "Found:    remote \"nowhere\"\nExpected: http:// or https://, ")]
    public void A_variable_stands_in_for_its_option_and_yields_to_it(string variable, string value, string option, string message)
    {
        var run = sandbox.Run(sandbox.FirstWorkspace, new Dictionary<string, string> { [variable] = value }, "--target=Status");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.InRange(sandbox.Run(sandbox.FirstWorkspace, new Dictionary<string, string> { [variable] = value }, "--target=Status", option).ExitCode, 0, 1);
    }

    [MountFact]
    public void A_full_disk_is_a_message_and_exit_code_2() => AssertNoRoom("size=64k");

    [MountFact]
    public void A_folder_that_cannot_be_written_is_a_message_and_exit_code_2() => AssertNoRoom("ro");

    private void AssertNoRoom(string mountOptions)
    {
        var workspace = sandbox.NewFolder();
        Directory.CreateDirectory(workspace);
        string[] command = ["dotnet", .. sandbox.Command(workspace, "--target=Submission")];
        var run = ProcessResult.Run(
            "/", "unshare", ["--mount", "sh", "-c", "mount -t tmpfs -o $1 tmpfs \"$2\"; shift 2; exec \"$@\"", "sh", mountOptions, workspace, .. command]);
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(workspace), run.Error, StringComparison.Ordinal);
    }
}
