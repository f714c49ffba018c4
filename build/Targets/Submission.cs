using System.Text.Json;
using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Brings all stages up to date, ending in artifacts/submission/submission.csv.</summary>
[TaskName(nameof(Submission))]
[TaskDescription("Runs all stages, ending in artifacts/submission/submission.csv")]
public sealed class Submission : StageTask
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Stages => [];

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        base.Run(context);
        if (!context.PipelineOptions(nameof(Submission)).DryRun && context.Only.Count == 0)
        {
            Warn(Path.Combine(context.Artifacts, "submission", "metrics.json"));
        }
    }

    // The stage itself says so only when it runs.
    private static void Warn(string path)
    {
        using var metrics = JsonDocument.Parse(File.ReadAllBytes(path));
        var seen = metrics.RootElement.GetProperty("seen_in_train").GetDouble();
        if (seen > 0)
        {
            Console.Out.WriteLine($"WARNING: test images that are training images too: {seen:0}. artifacts/eda/eda.html tells more.");
        }
    }
}
