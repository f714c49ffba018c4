using Cake.Common.IO;
using Cake.Core.IO;
using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Removes artifacts/; the store under .digits/ stays, so that the next run restores rather than computes.</summary>
[TaskName(nameof(Clean))]
[TaskDescription("Removes artifacts/; the store under .digits/ brings them back")]
public sealed class Clean : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        if (context.DirectoryExists(context.Artifacts))
        {
            context.DeleteDirectory(context.Artifacts, new DeleteDirectorySettings { Recursive = true, Force = true });
        }
    }
}
