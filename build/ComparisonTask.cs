using Cake.Core;
using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build;

/// <summary>Brings several variants of the pipeline up to date and writes a table that compares them; the engine knows the variants, tools/Compare the table.</summary>
public abstract class ComparisonTask : FrostingTask<BuildContext>, IRunsStages
{
    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Stages => ["ensemble"];

    /// <summary>Gets what the table is made from, where a variant has it.</summary>
    protected virtual IReadOnlyList<string> Outputs => ["ensemble.oof", "ingest.train"];

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var arguments = Arguments(context);
        var name = GetType().Name;
        var section = name.ToLowerInvariant();
        var comparison = new Comparison(section, context.NameOf(section), Stages, Outputs);
        var options = context.PipelineOptions(name) with { Notices = false };
        var program = Path.Combine(context.Root, "tools", "Compare", "bin", "Release", "net10.0", "Compare.dll");
        var exitCode = Interruptible.Run(token =>
        {
            int Compare(string results) => ChildProcess.RunDotNet(
                ["exec", program, "--results", results, "--folder", Path.Combine(context.Artifacts, section), .. arguments], Environment.CurrentDirectory, token);
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

    /// <summary>Gets further arguments of the program that writes the table.</summary>
    /// <exception cref="CakeException">What the user gave for them is wrong (exit code 2).</exception>
    protected virtual IReadOnlyList<string> Arguments(BuildContext context) => [];
}
