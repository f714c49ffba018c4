using System.Reflection.PortableExecutable;

namespace Digits.EndToEnd.Tests;

/// <summary>Starts a small build the way build.cake starts the real one: brought up to date first, compiled ahead of time.</summary>
public sealed class StartTests : IDisposable
{
    private const string Said = "Building what changed ...\n";
    private static readonly string s_none = Path.Combine(Repository.Root, "build", "bin", "ahead", "none");
    private readonly string root = Directory.CreateTempSubdirectory("digits start ").FullName;

    public StartTests()
    {
        Repository.Copy(Path.Combine(Repository.Root, "build", "Ahead"), Path.Combine(root, "build", "Ahead"), "bin", "obj");
        File.WriteAllText(
            Path.Combine(root, "Directory.Build.props"), "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        File.WriteAllText(
            Path.Combine(root, "build", "Build.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <Import Project="Ahead/Ahead.targets" />
            </Project>
            """);
        Source("first");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_program_compiled_ahead_runs_and_is_renewed_after_an_edit()
    {
        var first = Start();
        Assert.Equal((0, $"{Expected}Build.dll first --flag=a b\n", Said + Reason), (first.ExitCode, first.Output, first.Error));

        File.SetLastWriteTimeUtc(Path.Combine(root, "build", "Program.cs"), DateTime.UnixEpoch);
        var touched = Start();
        Assert.Equal((0, first.Output, ""), (touched.ExitCode, touched.Output, touched.Error));

        Source("second");
        var edited = Start();
        Assert.Equal((0, $"{Expected}Build.dll second --flag=a b\n", Said + Reason), (edited.ExitCode, edited.Output, edited.Error));

        File.WriteAllText(Path.Combine(root, "build", "Program.cs"), "no program");
        var broken = Start();
        Assert.Equal((1, ""), (broken.ExitCode, broken.Output));
        Assert.StartsWith(Said, broken.Error, StringComparison.Ordinal);
        Assert.Contains("/build/Program.cs(1,", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_repository_s_own_build_is_compiled_ahead()
    {
        var built = Path.Combine(Repository.Root, "build", "bin", "Release", "net10.0");
        Assert.All(["Build.dll", "Digits.Pipeline.dll", "Cake.Frosting.dll", "Spectre.Console.Cli.dll"], dll =>
        {
            Assert.False(IsCompiled(Path.Combine(built, dll)), dll);
            Assert.True(File.Exists(s_none) || IsCompiled(Path.Combine(AheadOf(Repository.Root), dll)), dll);
        });
    }

    /// <summary>Gets the folder that is to run, with a slash at its end.</summary>
    private string Expected => File.Exists(s_none) ? Path.Combine(root, "build", "bin", "Release", "net10.0") + "/" : AheadOf(root) + "/";

    private static string Reason => File.Exists(s_none) ? File.ReadAllText(s_none) : "";

    private static string AheadOf(string root) =>
        Path.Combine(root, "build", "bin", "ahead", File.ReadAllText(Path.Combine(root, "build", "bin", "ahead", "current")).Trim());

    private static bool IsCompiled(string dll)
    {
        using var reader = new PEReader(File.OpenRead(dll));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private void Source(string word) => File.WriteAllText(
        Path.Combine(root, "build", "Program.cs"),
        $$"""System.Console.WriteLine($"{System.AppContext.BaseDirectory}Build.dll {{word}} {string.Join(' ', args)}");""");

    private ProcessResult Start() => ProcessResult.Run(
        root, "dotnet", "exec", Path.Combine(Repository.Root, "build", "Start", "bin", "Release", "net10.0", "Start.dll"), root, "--flag=a b");
}
