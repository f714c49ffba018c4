namespace Digits.Commands;

/// <summary>Compares a submission with the right labels.</summary>
public sealed class ScoreCommand : Command
{
    internal const string ExpectedAnswers = "--answers=FILE, a CSV with header ImageId,Label";

    /// <inheritdoc/>
    public override string Description => Descriptions.Score;

    /// <inheritdoc/>
    public override int Run(CommandRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answers = request.Answers ?? throw new MistakeException("no --answers", ExpectedAnswers);
        return Tool.Run(request.Root, "Score", ["--answers", answers, "--submission", request.Submission], cancellation);
    }
}
