using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Shows the data on one HTML page and in a few lines here, and brings up to date what that needs.</summary>
[TaskName(nameof(Eda))]
[TaskDescription("Shows the data on one HTML page, and in a few lines here")]
public sealed class Eda : StageTask
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        base.Run(context);
        if (!context.PipelineOptions(nameof(Eda)).DryRun)
        {
            Console.Out.Write(File.ReadAllText(Path.Combine(context.Artifacts, "eda", "summary.txt")));
        }
    }
}
