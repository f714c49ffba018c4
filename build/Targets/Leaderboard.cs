using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Brings every recipe and baseline of pipeline.json's leaderboard up to date, and ranks them in one table.</summary>
[TaskName(nameof(Leaderboard))]
[TaskDescription(Descriptions.Leaderboard)]
public sealed class Leaderboard : CommandTask;
