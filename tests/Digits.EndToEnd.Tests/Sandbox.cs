[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Digits.EndToEnd.Tests;

/// <summary>Is a copy of the built repository in a path with a blank and without data, and a first run on the sample in it.</summary>
public sealed class Sandbox : IDisposable
{
    /// <summary>Small enough for seconds: 300 drawn digits, two folds of one epoch.</summary>
    private static readonly string[] s_small =
    [
        "--set=sample.trainRows=300", "--set=sample.testRows=100", "--set=folds.count=2", "--set=train.epochs=1", "--set=model.width=4",
        "--set=views.shift=0", "--set=baseline.maxIterations=5",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("digits end to end ").FullName;
    private int workspaces;

    public Sandbox()
    {
        Root = Path.Combine(folder, "root");
        Repository.Copy(Path.Combine(Repository.Root, "build", "bin", "Release"), Path.Combine(Root, "build", "bin", "Release"));
        foreach (var sources in new[] { "src", "compat", "native", "stages", "tools" })
        {
            Repository.Copy(Path.Combine(Repository.Root, sources), Path.Combine(Root, sources), "obj", "SampleHost");
        }

        foreach (var file in new[]
            { "pipeline.json", "global.json", ".editorconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(Root, file));
        }

        FirstWorkspace = Path.Combine(folder, "first");
        First = Run(FirstWorkspace, "--target=Submission");
    }

    /// <summary>Gets the copy's root.</summary>
    public string Root { get; }

    /// <summary>Gets the workspace of the first run.</summary>
    public string FirstWorkspace { get; }

    /// <summary>Gets what the first run printed.</summary>
    internal ProcessResult First { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Copies the first run's workspace, for a test to go on from.</summary>
    internal string NewWorkspace()
    {
        var workspace = NewFolder();
        Repository.Copy(FirstWorkspace, workspace);
        return workspace;
    }

    /// <summary>Names a folder that does not exist yet.</summary>
    internal string NewFolder() => Path.Combine(folder, "w" + ++workspaces);

    /// <summary>Runs the build on the small sample.</summary>
    internal ProcessResult Run(string workspace, params string[] arguments) =>
        Run(workspace, [], arguments);

    /// <summary>Runs the build on the small sample with more environment variables.</summary>
    internal ProcessResult Run(string workspace, Dictionary<string, string> variables, params string[] arguments) =>
        ProcessResult.Run(folder, variables, "dotnet", Command(workspace, arguments));

    /// <summary>Runs the build of a copy of the root on the small sample, in that copy's own folder.</summary>
    internal ProcessResult RunClone(string root, params string[] arguments) =>
        ProcessResult.Run("/", "dotnet", CommandOf(root, root, arguments));

    internal string[] Command(string workspace, params string[] arguments) => CommandOf(Root, workspace, arguments);

    private static string[] CommandOf(string root, string workspace, string[] arguments) =>
        ["exec", Path.Combine(root, "build", "bin", "Release", "net10.0", "Build.dll"), .. s_small, "--workspace=" + workspace, .. arguments];
}

/// <summary>Lets all test classes share one sandbox.</summary>
[CollectionDefinition(nameof(Sandbox))]
public sealed class SharedSandbox : ICollectionFixture<Sandbox>;
