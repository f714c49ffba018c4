namespace Digits.EndToEnd.Tests;

/// <summary>Is the bundle, made, and unpacked into a path with a blank; run with nothing of this machine but a compiler and a few tools.</summary>
public sealed class UnpackedBundle : IDisposable
{
    private const string Name = "digits-linux-x64";

    /// <summary>Two folds of one epoch.</summary>
    private static readonly string[] s_small =
        ["--quick", "--set=folds.count=2", "--set=train.epochs=1", "--set=model.width=4", "--set=views.shift=0", "--set=baseline.maxIterations=5"];

    private static readonly string[] s_tools =
    [
        "sh", "basename", "cat", "chmod", "cksum", "cp", "cut", "dirname", "env", "grep", "mkdir", "mv", "readlink", "rm", "sed", "stat", "tail", "tr", "uname",
        "g++", "as", "ld",
    ];

    private int folders;

    public UnpackedBundle()
    {
        Folder = Directory.CreateTempSubdirectory("digits bundle ").FullName;
        Archive = Make();
        Assert.Equal(0, ProcessResult.Run(Folder, "tar", "-xzf", Archive).ExitCode);
        Root = Path.Combine(Folder, Name);
        Tools = Path.Combine(Folder, "tools");
        foreach (var tool in s_tools)
        {
            Directory.CreateDirectory(Tools);
            File.CreateSymbolicLink(Path.Combine(Tools, tool), ProcessResult.Run("/", "sh", "-c", "command -v " + tool).Output.Trim());
        }

        Home = Directory.CreateDirectory(Path.Combine(Folder, "home")).FullName;
        Data = Directory.CreateDirectory(Path.Combine(Folder, "my data")).FullName;
        WriteData();
        First = Run("run.sh", [Data, .. s_small]);
    }

    public string Folder { get; }

    /// <summary>Gets the archive.</summary>
    public string Archive { get; }

    /// <summary>Gets the folder that was in it.</summary>
    public string Root { get; }

    /// <summary>Gets an empty folder, for the user's own files.</summary>
    public string Home { get; }

    /// <summary>Gets the folder with train.csv and test.csv.</summary>
    public string Data { get; }

    /// <summary>Gets a folder of all programs that a run may need.</summary>
    public string Tools { get; }

    /// <summary>Gets the options of a run on the data.</summary>
    public string[] Options => ["--data=" + Data, .. s_small];

    /// <summary>Gets what the first run in the bundle printed.</summary>
    internal ProcessResult First { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Names a folder that does not exist yet.</summary>
    internal string NewFolder() => Path.Combine(Folder, "new " + ++folders);

    /// <summary>Makes the bundle in a workspace of its own.</summary>
    /// <returns>The archive's path.</returns>
    internal string Make()
    {
        var workspace = NewFolder();
        var run = Build("--target=Bundle", "--workspace=" + workspace);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return Path.Combine(workspace, "artifacts", "bundle", Name + ".tar.gz");
    }

    /// <summary>Runs the repository's own build.</summary>
    internal ProcessResult Build(params string[] arguments) => ProcessResult.Run(
        Folder, "dotnet", ["exec", Path.Combine(Repository.Root, "build", "bin", "Release", "net10.0", "Build.dll"), .. arguments]);

    /// <summary>Runs a script of the bundle.</summary>
    internal ProcessResult Run(string script, params string[] arguments) => ProcessResult.Run(Folder, "env", Command([], Path.Combine(Root, script), arguments));

    /// <summary>Gets the arguments of env that run a script with variables of the given values and no others but where tools and home lie.</summary>
    internal string[] Command(string[] variables, string script, params string[] arguments) => ["-i", "PATH=" + Tools, "HOME=" + Home, .. LibTorch, .. variables, script, .. arguments];

    // The libtorch that the build was told to take is the one that the bundle is to take too.
    private static string[] LibTorch => Environment.GetEnvironmentVariable("LIBTORCH") is { Length: > 0 } named ? ["LIBTORCH=" + named] : [];

    /// <summary>Writes 120 training and 30 test images, each class a bar of its own height.</summary>
    private void WriteData()
    {
        static string Pixels(int image) => string.Join(',', Enumerable.Range(0, 784).Select(pixel => pixel < ((image % 10) + 1) * 56 ? 100 + image : 0));
        var header = string.Join(',', Enumerable.Range(0, 784).Select(pixel => $"pixel{pixel}"));
        File.WriteAllLines(Path.Combine(Data, "train.csv"), ["label," + header, .. Enumerable.Range(0, 120).Select(image => $"{image % 10},{Pixels(image)}")]);
        File.WriteAllLines(Path.Combine(Data, "test.csv"), [header, .. Enumerable.Range(120, 30).Select(Pixels)]);
    }
}

/// <summary>Lets all test classes share one bundle.</summary>
[CollectionDefinition(nameof(UnpackedBundle))]
public sealed class SharedBundle : ICollectionFixture<UnpackedBundle>;
