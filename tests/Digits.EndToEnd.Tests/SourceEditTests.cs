namespace Digits.EndToEnd.Tests;

[Collection(nameof(Sandbox))]
public class SourceEditTests(Sandbox sandbox)
{
    private const string Entry = "Program.cs";

    [Fact]
    public void Only_code_counts_not_comments_nor_the_clone_s_path()
    {
        var stage = Path.Combine(sandbox.Root, "stages", "Eda");
        var built = Path.Combine(stage, "bin", "Release", "net10.0");
        var original = Path.Combine(Repository.Root, "stages", "Eda", "bin", "Release", "net10.0");
        var source = File.ReadAllText(Path.Combine(stage, Entry));

        // The other tests' stage comes back in the end.
        var backup = sandbox.NewFolder();
        Repository.Copy(stage, backup);

        Rebuild(stage, source + "// Says nothing that runs.\n");
        Assert.All(
            Directory.EnumerateFiles(original, "*.dll").Concat(Directory.EnumerateFiles(original, "*.so")),
            file => Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(built, Path.GetFileName(file)))), file));
        Assert.Empty(RanAfterwards());

        Rebuild(stage, source + "internal static class Addition;\n");
        Assert.Equal(["eda"], RanAfterwards());

        Directory.Delete(stage, recursive: true);
        Directory.Move(backup, stage);
    }

    private static void Rebuild(string stage, string source)
    {
        File.WriteAllText(Path.Combine(stage, Entry), source);
        var build = ProcessResult.Run(stage, "dotnet", "build", "--nologo", "-nodeReuse:false", "-verbosity:quiet");
        Assert.True(build.ExitCode == 0, build.Output);
    }

    private string[] RanAfterwards()
    {
        var workspace = sandbox.NewWorkspace();
        var run = sandbox.Run(workspace, "--target=Submission");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return RunLog.Of(workspace).In("ran");
    }
}
