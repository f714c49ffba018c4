using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build;

/// <summary>Brings several variants of the pipeline up to date and writes a table that compares them; the engine knows the variants, tools/Compare the table.</summary>
public abstract class ComparisonTask : FrostingTask<BuildContext>, IRunsStages
{
    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Stages => ["ensemble"];

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var name = GetType().Name;
        var section = name.ToLowerInvariant();
        var comparison = new Comparison(section, context.NameOf(section), Stages, ["ensemble.oof", "ingest.train"]);
        var options = context.PipelineOptions(name) with { Notices = false };
        var program = Path.Combine(context.Root, "tools", "Compare", "bin", "Release", "net10.0", "Compare.dll");
        var exitCode = Interruptible.Run(token =>
        {
            int Compare(string results) => ChildProcess.RunDotNet(
                ["exec", program, "--results", results, "--folder", Path.Combine(context.Artifacts, section)], Environment.CurrentDirectory, token);
            return PipelineCommands.Compare(comparison, options, Compare, Console.Out, Console.Error, token);
        });
        const int Stale = 1;
        if (options.DryRun && exitCode == Stale)
        {
            // Something stale is an answer, not a failed task.
            context.Outcome.ExitCode = exitCode;
            return;
        }

        ExitCode.Check(name, exitCode);
    }
}
