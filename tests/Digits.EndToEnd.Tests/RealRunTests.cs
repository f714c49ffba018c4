namespace Digits.EndToEnd.Tests;

[Collection(nameof(Sandbox))]
public class RealRunTests(Sandbox sandbox)
{
    [RealDataFact]
    public void The_real_archive_becomes_a_submission_of_28000_rows()
    {
        var workspace = sandbox.NewFolder();
        var run = sandbox.Run(workspace, "--target=Submission", "--data=" + RealDataFactAttribute.ArchivePath);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("SAMPLE", run.Output, StringComparison.Ordinal);
        Assert.Equal("real", RunLog.Of(workspace).Data);
        Assert.Equal(28_001, File.ReadLines(Path.Combine(workspace, "artifacts", "submission", "submission.csv")).Count());
    }
}
