using Cake.Core;
using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Brings every recipe and baseline of pipeline.json's leaderboard up to date, and ranks them in one table.</summary>
[TaskName(nameof(Leaderboard))]
[TaskDescription("Runs or restores every recipe and baseline of the leaderboard, and ranks them out of fold")]
public sealed class Leaderboard : ComparisonTask
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Outputs => ["ensemble.oof", "ensemble.test", "baseline.oof", "baseline.test", "ingest.train", "ingest.folds"];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Arguments(BuildContext context) => context.Answers is not { } answers ? []
        : File.Exists(answers) ? ["--answers", answers]
        : throw new CakeException(2, $"Found:    no file {answers}\nExpected: --answers=FILE, a CSV with header ImageId,Label\nWhere:    command line");
}
