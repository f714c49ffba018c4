namespace Digits.EndToEnd.Tests;

/// <summary>Unpacks the bundle's scripts alone, with a compiler that hands out the shim which the first run compiled.</summary>
[Collection(nameof(UnpackedBundle))]
public sealed class BundlePreparationTests : IDisposable
{
    private readonly UnpackedBundle bundle;
    private readonly string folder = Directory.CreateTempSubdirectory("digits prepare ").FullName;
    private readonly string root;

    public BundlePreparationTests(UnpackedBundle bundle)
    {
        this.bundle = bundle;
        root = Path.Combine(folder, "bundle");
        Directory.CreateDirectory(root);
        var copy = ProcessResult.Run(bundle.Root, "sh", "-c", "cp -R run.sh digits prepare.sh SHA256SUMS pipeline.json native stages tools \"$1\"", "sh", root);
        Assert.Equal((0, ""), (copy.ExitCode, copy.Error));
        File.Delete(Path.Combine(root, "native", "libtorch.flags"));
        Script("compiler", $"echo compiled >>'{folder}/calls'; while [ \"$1\" != -o ]; do shift; done; cp '{Shim(bundle.Root, "stages/Train")}' \"$2\"");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_a_compiler_it_says_what_is_missing()
    {
        var run = Run("run.sh", ["CXX=no-compiler"], bundle.Data, "--quick");
        Assert.Equal(
            (2, $"Found:    no no-compiler\nExpected: a C++ compiler, for the shim between .NET and libtorch: g++ (apt-get install g++), or another as CXX\nWhere:    PATH={bundle.Tools}\n", ""),
            (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public void Without_libtorch_it_says_where_it_looked()
    {
        var run = Run("run.sh", ["LIBTORCH=/nowhere"], bundle.Data);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "Found:    no libtorch in LIBTORCH=/nowhere\n"
            + "Expected: the folder of a libtorch or of a torch package, with libtorch_cpu.so and its headers; or no LIBTORCH, to have the system searched\n"
            + "Where:    /nowhere/lib with /nowhere/include\n          /nowhere/lib64 with /nowhere/include\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("--quick", "--quick")]
    public void Without_data_it_says_how_it_is_called(string found, params string[] arguments)
    {
        var run = Run("run.sh", [], arguments);
        Assert.Equal(
            (2, $"Found:    {found}\nExpected: run.sh DATA [options], where DATA is digit-recognizer.zip, or the folder with it or its CSV files (./digits run draws a sample)\nWhere:    command line\n"),
            (run.ExitCode, run.Error));
    }

    [Fact]
    public void The_shim_is_compiled_once_and_again_for_another_libtorch()
    {
        Assert.Equal((0, root + "\n"), Prepared());
        Assert.Equal((0, root + "\n"), Prepared());
        Assert.Equal(1, Compilations);
        Assert.Equal(File.ReadAllBytes(Shim(bundle.Root, "tools/Probe")), File.ReadAllBytes(Shim(root, "tools/Probe")));
        File.AppendAllText(Path.Combine(root, "native", "libtorch.flags"), "another\n");
        Assert.Equal((0, root + "\n"), Prepared());
        Assert.Equal(2, Compilations);
        AssertNothingInWork();
    }

    [Fact]
    public void A_PyTorch_with_CUDA_is_taken_before_the_system_s()
    {
        string[] files = ["lib/libc10.so", "lib/libtorch_cpu.so", "lib/libtorch_cuda.so", "include/ATen/core/dispatch/Dispatcher.h", "include/torch/csrc/api/include/torch/version.h"];
        foreach (var file in files.Select(file => Path.Combine(folder, "torch", file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "");
        }

        Script("python3", $"echo '{folder}/torch'");
        var run = Run("prepare.sh", ["LIBTORCH=", $"PATH={folder}:{bundle.Tools}", "CXX=" + Path.Combine(folder, "compiler")], "run");
        Assert.Equal((0, root + "\n", $"Compiling the shim for {folder}/torch/lib ...\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Equal($"{folder}/torch/lib\n", File.ReadAllText(Path.Combine(root, "stages", "Train", "bin", "Release", "net10.0", "libtorch.path")));
    }

    [Fact]
    public void Several_at_once_leave_what_one_leaves()
    {
        string command = $"for i in 1 2 3; do '{root}/prepare.sh' run & done; wait";
        var run = ProcessResult.Run(folder, "env", bundle.Command(["CXX=" + Path.Combine(folder, "compiler")], "sh", "-c", command));
        Assert.Equal((0, string.Concat(Enumerable.Repeat(root + "\n", 3))), (run.ExitCode, run.Output));
        Assert.Equal((0, root + "\n"), Prepared());
        Assert.InRange(Compilations, 1, 3);
        Assert.Equal(File.ReadAllBytes(Shim(bundle.Root, "tools/Probe")), File.ReadAllBytes(Shim(root, "tools/Probe")));
        AssertNothingInWork();
    }

    [Fact]
    public void A_compilation_that_fails_leaves_nothing_and_tells_what_the_compiler_said()
    {
        Script("compiler", "echo 'no room' >&2; exit 4");
        var run = Run("prepare.sh", ["CXX=" + Path.Combine(folder, "compiler")], "run");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(" ...\nnative/build.sh : error : no room\n", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(root, "native", "libtorch.flags")));
        AssertNothingInWork();
    }

    [MountFact]
    public void A_folder_that_cannot_be_written_is_copied_into_the_workspace()
    {
        var workspace = Path.Combine(folder, "my workspace");
        var missing = ReadOnly("run");
        Assert.Equal(
            (2, $"Found:    a folder of the bundle that cannot be written\nExpected: --workspace=DIR, where artifacts, store and shim are to go\nWhere:    {root}\n"),
            (missing.ExitCode, missing.Error));
        var first = ReadOnly("run", "--workspace=" + workspace);
        Assert.Equal(0, first.ExitCode);
        var home = first.Output.TrimEnd();
        Assert.Equal(Path.Combine(workspace, ".bundle"), Path.GetDirectoryName(home));
        Assert.Equal(first.Output, ReadOnly("run", "--workspace", workspace).Output);
        Assert.Equal(1, Compilations);
        Assert.Equal([home], Directory.GetDirectories(Path.Combine(workspace, ".bundle")));
        Assert.Equal(File.ReadAllText(Path.Combine(root, "pipeline.json")), File.ReadAllText(Path.Combine(home, "pipeline.json")));
        Assert.Equal(
            (0, "\n12 instances: 12 hit"),
            Status(home, ["--workspace=" + bundle.Root, .. bundle.Options]));
    }

    private static (int ExitCode, string Counts) Status(string home, string[] options)
    {
        var run = ProcessResult.Run("/", "dotnet", ["exec", Path.Combine(home, "tools", "Digits", "bin", "Release", "net10.0", "Digits.dll"), "status", .. options]);
        return (run.ExitCode, "\n" + run.Lines[^2]);
    }

    private void AssertNothingInWork() => Assert.Empty(Directory.EnumerateFileSystemEntries(folder, "*part.*", SearchOption.AllDirectories));

    private int Compilations => File.ReadAllLines(Path.Combine(folder, "calls")).Length;

    private (int ExitCode, string Output) Prepared()
    {
        var run = Run("prepare.sh", ["CXX=" + Path.Combine(folder, "compiler")], "run");
        return (run.ExitCode, run.Output);
    }

    private ProcessResult ReadOnly(params string[] arguments)
    {
        var command = bundle.Command(["CXX=" + Path.Combine(folder, "compiler")], Path.Combine(root, "prepare.sh"), arguments);
        return ProcessResult.Run(
            "/", "unshare", ["--mount", "sh", "-c", "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"; shift; exec env \"$@\"", "sh", root, .. command]);
    }

    private ProcessResult Run(string script, string[] variables, params string[] arguments) =>
        ProcessResult.Run(folder, "env", bundle.Command(variables, Path.Combine(root, script), arguments));

    private void Script(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        ProcessResult.Run("/", "chmod", "+x", path);
    }

    private static string Shim(string root, string console) => Path.Combine(root, console, "bin", "Release", "net10.0", "libdigitstorch.so");
}
