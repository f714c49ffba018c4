using System.Text.Json;

namespace Digits.Commands;

/// <summary>Brings all stages up to date, ending in artifacts/submission/submission.csv.</summary>
public sealed class SubmissionCommand() : StageCommand("Submission", Descriptions.Submission)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Stages => [];

    // The stage itself says so only when it runs.
    /// <inheritdoc/>
    protected override void Tell(CommandRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Only.Count > 0)
        {
            return;
        }

        using var metrics = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(request.Artifacts, "submission", "metrics.json")));
        var seen = metrics.RootElement.GetProperty("seen_in_train").GetDouble();
        if (seen > 0)
        {
            Console.Out.WriteLine($"WARNING: test images that are training images too: {seen:0}. artifacts/eda/eda.html tells more.");
        }
    }
}
