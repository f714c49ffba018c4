using System.Globalization;

namespace Digits.EndToEnd.Tests;

[Collection(nameof(Sandbox))]
public class InterruptionTests(Sandbox sandbox)
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void A_signal_while_training_leaves_no_process_and_no_half_output(string signal)
    {
        var workspace = sandbox.NewWorkspace();

        // Whoever started the tests in the background has SIGINT ignored, and with it all that the tests start.
        string[] command = ["--default-signal=INT", "dotnet", .. sandbox.Command(workspace, "--target=Train", "--set=train.epochs=1000")];
        using (var run = ProcessResult.Start("/", [], "env", command))
        {
            while (run.StandardOutput.ReadLine() is { } line && !line.Contains("epoch 1/", StringComparison.Ordinal))
            {
            }

            ProcessResult.Run("/", "kill", "-" + signal, run.Id.ToString(CultureInfo.InvariantCulture));
            run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            Assert.Equal(130, run.ExitCode);
        }

        Assert.Empty(Processes(workspace));
        Assert.Equal(0, sandbox.Run(workspace, "--target=Submission").ExitCode);
        Assert.Empty(RunLog.Of(workspace).In("ran"));
    }

    /// <summary>Gets the command lines of processes that name the workspace.</summary>
    internal static string[] Processes(string workspace) =>
        [.. Directory.EnumerateDirectories("/proc").Select(CommandLine).Where(command => command.Contains(workspace, StringComparison.Ordinal))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
