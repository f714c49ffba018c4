namespace Digits.Commands;

/// <summary>Brings every recipe and baseline of pipeline.json's leaderboard up to date, and ranks them in one table.</summary>
public sealed class LeaderboardCommand() : ComparisonCommand("Leaderboard", Descriptions.Leaderboard)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Outputs => ["ensemble.oof", "ensemble.test", "baseline.oof", "baseline.test", "ingest.train", "ingest.folds"];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Arguments(CommandRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Answers is not { } answers ? []
            : File.Exists(answers) ? ["--answers", answers]
            : throw new MistakeException($"no file {answers}", ScoreCommand.ExpectedAnswers);
    }
}
