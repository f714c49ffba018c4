using Cake.Core;
using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Compares a submission with the right labels.</summary>
[TaskName(nameof(Score))]
[TaskDescription("Scores --submission=FILE against --answers=FILE: accuracy with its interval, and the confusion")]
public sealed class Score : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var answers = context.Answers
            ?? throw new CakeException(2, "Found:    no --answers\nExpected: --answers=FILE, a CSV with header ImageId,Label\nWhere:    command line");
        var program = Path.Combine(context.Root, "tools", "Score", "bin", "Release", "net10.0", "Score.dll");
        string[] arguments = ["exec", program, "--answers", answers, "--submission", context.Submission];
        ExitCode.Check(nameof(Score), Interruptible.Run(token => ChildProcess.RunDotNet(arguments, Environment.CurrentDirectory, token)));
    }
}
