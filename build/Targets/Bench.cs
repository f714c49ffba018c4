using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Builds and runs the benchmarks; their reports go to bench/results, into a folder for each kind of machine.</summary>
[TaskName(nameof(Bench))]
[TaskDescription("Measures everything in bench/, beside others where installed (--only=NAME for some; --dryrun lists them)")]
public sealed class Bench : FrostingTask<BuildContext>
{
    /// <summary>How long an interrupted benchmark has to delete what it wrote.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var project = Path.Combine(context.Root, "bench", "Digits.Bench");
        var program = Path.Combine(project, "bin", "Release", "net10.0", "Digits.Bench.dll");
        string[] options = [.. context.Given("only", "data", "rounds", "workspace", "machine"), .. context.PipelineOptions(nameof(Bench)).DryRun ? ["--list"] : (string[])[]];
        ExitCode.Check(nameof(Bench), Interruptible.Run(token =>
            ChildProcess.RunDotNet(["build", project, "--configuration", "Release", "--nologo", "-consoleLoggerParameters:ErrorsOnly;NoSummary", "-nodeReuse:false"], context.Root, token) is not 0 and var failed
                ? failed
                : ChildProcess.RunDotNet(["exec", program, .. options], Environment.CurrentDirectory, token, Grace)));
    }
}
