using Cake.Core;

namespace Cake.Frosting.Tests;

public class ExitCodeTests
{
    [Theory]
    [InlineData(nameof(Fine), 0, "")]
    [InlineData(nameof(Coded), 42, "An error occurred when executing task 'Coded'.\nError: no bread")]
    [InlineData(nameof(Uncoded), 1, "An error occurred when executing task 'Uncoded'.\nError: no butter")]
    [InlineData("Fines", 1, "Error: The target 'Fines' was not found.")]
    public void A_failed_task_s_exit_code_is_the_host_s(string target, int exitCode, string error)
    {
        var run = HostRun.Of([typeof(Fine), typeof(Coded), typeof(Uncoded)], ["--target=" + target]);
        Assert.Equal((exitCode, error), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_failed_task_is_in_the_report() =>
        Assert.Matches(@"Coded +[0-9:.]+ +Failed", HostRun.Of([typeof(Coded)], ["--target=Coded"]).Output);

    [Fact]
    public void A_task_skipped_as_target_is_an_error_as_in_Cake_itself()
    {
        var run = HostRun.Of([typeof(Never)], ["--target=Never"]);
        Assert.Equal((1, "Error: Could not reach target 'Never' since it was skipped due to a criteria."), (run.ExitCode, run.Error));
    }

    private sealed class Fine : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
        }
    }

    private sealed class Coded : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new CakeException(42, "no bread");
    }

    private sealed class Uncoded : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("no butter");
    }

    private sealed class Never : FrostingTask
    {
        public override bool ShouldRun(ICakeContext context) => false;

        public override void Run(ICakeContext context)
        {
        }
    }
}
