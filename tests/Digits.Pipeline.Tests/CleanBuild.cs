namespace Digits.Pipeline.Tests;

/// <summary>What a build that nobody disturbs makes of the usual pipeline.</summary>
public sealed class CleanBuild
{
    public CleanBuild()
    {
        using var pipeline = PipelineFixture.Usual();
        Artifacts = Of(pipeline);
    }

    /// <summary>Gets every file among the artifacts with its content.</summary>
    public string Artifacts { get; }

    /// <summary>Runs all stages, expects success, and gets every file among the artifacts with its content; run.json and index.html, which tell times, aside.</summary>
    public static string Of(PipelineFixture pipeline)
    {
        int exitCode = pipeline.Run();
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{pipeline.Output}\n{pipeline.Error}");
        string artifacts = Path.Combine(pipeline.Options.Workspace ?? pipeline.Root, "artifacts");
        return string.Join('\n', Directory.EnumerateFiles(artifacts, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(path => Path.GetFileName(path) is not ("run.json" or "index.html")).Order(StringComparer.Ordinal).Select(path => $"{Path.GetRelativePath(artifacts, path)}: {File.ReadAllText(path)}"));
    }
}
