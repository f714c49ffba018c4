using Digits.Build.Bundling;

namespace Digits.Commands.Tests;

public sealed class BundleContentsTests : IDisposable
{
    private const string Built = "bin/Release/net10.0";
    private readonly string root = Directory.CreateTempSubdirectory("digits contents ").FullName;

    public BundleContentsTests()
    {
        Write(
            "README.md", "docs/bundle.md", "pipeline.json", "bundle/run.sh", "bundle/digits", "bundle/prepare.sh", "native/build.sh", "native/find-libtorch.sh",
            "native/digitstorch.cpp", "native/digitstorch.targets", ".github/pack.sh", ".github/unpack.sh", ".github/download.sh", "stages/Directory.Build.props");
        Console("stages/One", "stage.json", "Program.cs", $"{Built}/One.xml", $"{Built}/One", $"{Built}/TorchSharp.dll", $"{Built}/libdigitstorch.so", $"{Built}/libtorch.path");
        Console("tools/Two");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Files_are_those_that_a_run_needs_at_their_places_in_the_repository() => Assert.Equal(
        [
            "README.md", "digits", "docs/bundle.md", "native/build.sh", "native/digitstorch.cpp", "native/find-libtorch.sh", "pipeline.json", "prepare.sh", "run.sh",
            $"stages/One/{Built}/One.deps.json", $"stages/One/{Built}/One.dll", $"stages/One/{Built}/One.runtimeconfig.json", $"stages/One/{Built}/TorchSharp.dll",
            "stages/One/stage.json", "store/pack.sh", "store/unpack.sh", $"tools/Two/{Built}/Two.deps.json", $"tools/Two/{Built}/Two.dll", $"tools/Two/{Built}/Two.runtimeconfig.json",
        ],
        Names().Where(name => !name.StartsWith("dotnet/", StringComparison.Ordinal)));

    [Fact]
    public void A_lock_goes_along()
    {
        Write("pipeline.lock.json");
        Assert.Contains("pipeline.lock.json", Names());
    }

    [Fact]
    public void Of_dotnet_there_is_the_runtime_that_runs_this_with_its_licence()
    {
        string version = Environment.Version.ToString(3);
        string[] names = [.. Names().Where(name => name.StartsWith("dotnet/", StringComparison.Ordinal))];
        Assert.Equal(["dotnet/LICENSE.txt", "dotnet/ThirdPartyNotices.txt", "dotnet/dotnet"], names.Where(name => name.Count(letter => letter == '/') == 1));
        Assert.Contains($"dotnet/host/fxr/{version}/libhostfxr.so", names);
        Assert.Contains($"dotnet/shared/Microsoft.NETCore.App/{version}/System.Private.CoreLib.dll", names);
        Assert.All(
            names.Where(name => name.Count(letter => letter == '/') > 1),
            name => Assert.Matches($"^dotnet/(host/fxr|shared/Microsoft.NETCore.App)/{version.Replace(".", "\\.", StringComparison.Ordinal)}/", name));
    }

    [Fact]
    public void A_console_that_is_not_built_is_a_mistake()
    {
        File.Delete(Path.Combine(root, "tools/Two", Built, "Two.dll"));
        AssertMistake("no Two.dll", "a built console (run: dotnet build -c Release)", $"{root}/tools/Two/{Built}");
    }

    [Fact]
    public void A_console_that_brings_its_own_libtorch_is_a_mistake()
    {
        File.Delete(Path.Combine(root, "stages/One", Built, "libdigitstorch.so"));
        AssertMistake(
            "a console that brings its own libtorch", "one built without -p:UseNuGetPackages=true: the bundle takes the libtorch that it finds", $"{root}/stages/One/{Built}");
    }

    private void AssertMistake(string found, string expected, string where)
    {
        var mistake = Assert.Throws<MistakeException>(() => BundleContents.Of(root));
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {where}", mistake.Message);
    }

    private IEnumerable<string> Names() => BundleContents.Of(root).Select(file => file.Name);

    private void Console(string folder, params string[] more)
    {
        string name = Path.GetFileName(folder);
        string[] files = [name + ".csproj", $"{Built}/{name}.dll", $"{Built}/{name}.deps.json", $"{Built}/{name}.runtimeconfig.json", .. more];
        Write([.. files.Select(file => $"{folder}/{file}")]);
    }

    private void Write(params string[] names)
    {
        foreach (string name in names)
        {
            string path = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name);
        }
    }
}
