using Cake.Core;
using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Runs the whole test suite; its last line counts what passed and what failed.</summary>
[TaskName(nameof(Test))]
[TaskDescription("Runs the whole test suite, as CI does")]
public sealed class Test : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        // A folder of its own for each run: two runs side by side do not mix their counts.
        var results = Directory.CreateTempSubdirectory("digits-tests-").FullName;
        try
        {
            var exitCode = Interruptible.Run(token => ChildProcess.RunDotNet(
                ["test", "Digits.sln", "--configuration", "Release", "--nologo", "-p:TestResults=" + results],
                context.Root,
                token));
            var counts = TestCounts.Read(results);
            context.Outcome.LastLine = counts.ToString();
            ExitCode.Check(nameof(Test), exitCode == 0 && counts is not { Passed: > 0, Failed: 0 } ? 1 : exitCode);
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }
}
