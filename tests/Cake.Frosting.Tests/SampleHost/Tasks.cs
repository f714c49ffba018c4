using Cake.Common;
using Cake.Common.Diagnostics;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace SampleHost;

/// <summary>Starts a program that lasts, and a child of that program; both tell their process ids.</summary>
public sealed class Wait : FrostingTask
{
    /// <inheritdoc/>
    public override void Run(ICakeContext context)
    {
        var arguments = new ProcessArgumentBuilder().Append("-c").AppendQuoted("sleep 600 & echo pid $!; echo pid $$; wait");
        var exitCode = context.StartProcess("sh", new ProcessSettings { Arguments = arguments });
        if (exitCode != 0)
        {
            throw new CakeException($"sh ended with exit code {exitCode}.");
        }
    }
}

/// <summary>Writes one line of each level.</summary>
public sealed class Speak : FrostingTask
{
    /// <inheritdoc/>
    public override void Run(ICakeContext context)
    {
        context.Information("information");
        context.Warning("warning");
        context.Error("error");
    }
}
