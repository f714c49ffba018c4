namespace Digits.Commands;

/// <summary>Lists the commands: each is a target of the build, and a word of the runner.</summary>
public static class CommandCatalogue
{
    /// <summary>Gets all commands; the first is the default.</summary>
    public static IReadOnlyList<Command> All { get; } =
    [
        new SubmissionCommand(),
        new StageCommand("Ingest", Descriptions.Ingest),
        new EdaCommand(),
        new StageCommand("Baseline", Descriptions.Baseline),
        new StageCommand("Train", Descriptions.Train),
        new StageCommand("Ensemble", Descriptions.Ensemble),
        new StageCommand("Report", Descriptions.Report),
        new StageCommand("Preview", Descriptions.Preview),
        new ComparisonCommand("Search", Descriptions.Search),
        new ComparisonCommand("Ablation", Descriptions.Ablation),
        new LeaderboardCommand(),
        new StatusCommand(),
        new GraphCommand(),
        new VerifyCommand(),
        new ScoreCommand(),
        new CleanCommand(),
        new GcCommand(),
    ];

    /// <summary>Finds a command by its name, in any letter case; null where there is none.</summary>
    public static Command? Find(string name) => All.FirstOrDefault(command => string.Equals(command.Name, name, StringComparison.OrdinalIgnoreCase));
}
