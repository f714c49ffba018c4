using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Digits.EndToEnd.Tests;

/// <summary>What the projects refer to with the stand-ins, and with the real packages.</summary>
public class PackagesTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    [Theory]
    [InlineData("src/Digits.Core/Digits.Core.csproj", "Parquet.Net TorchSharp")]
    public void Without_the_property_projects_refer_to_the_stand_ins(string project, string names)
    {
        var (packages, projects, lockFile) = Evaluate(project);
        Assert.Equal(names.Split(' '), projects.Where(IsStandIn).Select(Path.GetFileNameWithoutExtension).Order());
        Assert.Empty(packages.Intersect(names.Split(' ')));
        Assert.Equal("", lockFile);
    }

    [Theory]
    [InlineData("src/Digits.Core/Digits.Core.csproj", false, "Parquet.Net TorchSharp TorchSharp-cpu")]
    [InlineData("src/Digits.Core/Digits.Core.csproj", true, "Parquet.Net TorchSharp TorchSharp-cuda-linux")]
    [InlineData("build/Build.csproj", true, "Cake.Frosting")]
    [InlineData("tests/Digits.Pages.Tests/Digits.Pages.Tests.csproj", false, "Verify.Xunit")]
    public void With_it_they_refer_to_the_packages_and_lock_them_elsewhere(string project, bool hasDriver, string names)
    {
        var (packages, projects, lockFile) = Evaluate(project, "-p:UseNuGetPackages=true", $"-p:HasNvidiaDriver={hasDriver.ToString().ToLowerInvariant()}");
        string[] own = ["CsvHelper", "MathNet.Numerics", "Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio"];
        Assert.Equal(names.Split(' '), packages.Except(own).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(projects, IsStandIn);
        Assert.Equal(Path.Combine(Path.GetDirectoryName(Path.Combine(Root, project))!, "obj", "packages.nuget.lock.json"), lockFile);
    }

    [Fact]
    public void Each_package_that_has_a_stand_in_has_one_pinned_version()
    {
        string versions = File.ReadAllText(Path.Combine(Root, "Directory.Packages.props"));
        foreach (string package in Directory.EnumerateDirectories(Path.Combine(Root, "compat")).Select(folder => Path.GetFileName(folder)))
        {
            Assert.Single(versions.Split('\n'), line => line.Contains($"<PackageVersion Include=\"{package}\" Version=\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_build_of_a_stand_in_makes_nothing_then()
    {
        string output = Path.Combine(Directory.CreateTempSubdirectory().FullName, "out") + Path.DirectorySeparatorChar;
        MSBuild("compat/Parquet.Net/Parquet.Net.csproj", "-t:Build", "-p:UseNuGetPackages=true", $"-p:OutDir={output}");
        Assert.False(Directory.Exists(output));
        Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(output))!);
    }

    private static bool IsStandIn(string project) => project.Replace('\\', '/').Contains("/compat/", StringComparison.Ordinal);

    private static (string[] Packages, string[] Projects, string LockFile) Evaluate(string project, params string[] properties)
    {
        string text = MSBuild(project, ["-getItem:PackageReference,ProjectReference", "-getProperty:NuGetLockFilePath", .. properties]);
        using var json = JsonDocument.Parse(text);
        var items = json.RootElement.GetProperty("Items");
        string[] Of(string kind) => [.. items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
        return (Of("PackageReference"), Of("ProjectReference"), json.RootElement.GetProperty("Properties").GetProperty("NuGetLockFilePath").GetString()!);
    }

    private static string MSBuild(string project, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", .. arguments]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
