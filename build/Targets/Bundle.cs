using System.Globalization;
using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Packs all that a machine without .NET needs, for a GPU server or a cluster's node.</summary>
[TaskName(nameof(Bundle))]
[TaskDescription("Packs all that a machine without .NET needs: artifacts/bundle/digits-linux-x64.tar.gz")]
public sealed class Bundle : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var path = ExitCode.OfMistakes(() => Bundling.Bundle.Write(context.Root, Path.Combine(context.Artifacts, "bundle")));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path} ({new FileInfo(path).Length / 1e6:0.0} MB)"));
    }
}
