using Digits.Start;

// build.cake loads this into Cake's process: args are the repository's root, then what the user gave.
var root = args[0];
var stamp = new SourceStamp(root, Path.Combine(root, "build", "bin", "sources.stamp"));
if (!stamp.IsCurrent())
{
    Directory.CreateDirectory(Path.GetDirectoryName(stamp.Record)!);

    // Two runs side by side: one builds, the other waits and finds it done.
    using var turn = Turn.Take(stamp.Record + ".lock");
    if (!stamp.IsCurrent())
    {
        stamp.Read();
        var exitCode = BuildProcess.Run(root);
        if (exitCode != 0)
        {
            return exitCode;
        }

        stamp.WriteBuilt();
    }
}

return Successor.Become(AheadFolder.Program(root) ?? Path.Combine(root, "build", "bin", "Release", "net10.0", "Build.dll"), args[1..]);
