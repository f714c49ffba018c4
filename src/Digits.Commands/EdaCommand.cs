namespace Digits.Commands;

/// <summary>Shows the data on one HTML page and in a few lines here, and brings up to date what that needs.</summary>
public sealed class EdaCommand() : StageCommand("Eda", Descriptions.Eda)
{
    /// <inheritdoc/>
    protected override void Tell(CommandRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Console.Out.Write(File.ReadAllText(Path.Combine(request.Artifacts, "eda", "summary.txt")));
    }
}
