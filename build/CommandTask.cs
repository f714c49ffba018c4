using Cake.Frosting;

namespace Digits.Build;

/// <summary>Runs the command of the task's name: what there is to do is in Digits.Commands, which the runner without Cake shares.</summary>
public abstract class CommandTask : FrostingTask<BuildContext>
{
    /// <summary>Gets the command.</summary>
    public Command Command => CommandCatalogue.Find(GetType().Name) ?? throw new InvalidOperationException($"No command {GetType().Name} in {nameof(CommandCatalogue)}.");

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var request = context.Request;
        var exitCode = ExitCode.OfMistakes(() => Interruptible.Run(token => Command.Run(request, token)));
        if (ExitCode.OfMistakes(() => Command.IsAnswer(request, exitCode)))
        {
            // Cake would say so into the output that programs read.
            context.Outcome.ExitCode = exitCode;
            return;
        }

        ExitCode.Check(Command.Name, exitCode);
    }
}
