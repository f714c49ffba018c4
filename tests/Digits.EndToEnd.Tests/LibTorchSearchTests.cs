namespace Digits.EndToEnd.Tests;

/// <summary>Runs native/find-libtorch.sh beside PyTorch packages that are files of the right names alone.</summary>
public sealed class LibTorchSearchTests : IDisposable
{
    private static readonly string s_script = Path.Combine(Repository.Root, "native", "find-libtorch.sh");
    private readonly string folder = Directory.CreateTempSubdirectory("digits libtorch ").FullName;

    public LibTorchSearchTests()
    {
        var python = Path.Combine(folder, "python3");
        File.WriteAllText(python, $"#!/bin/sh\necho '{folder}/torch'\n");
        ProcessResult.Run("/", "chmod", "+x", python);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_best_is_PyTorch_s_with_CUDA_or_where_neither_has_it(bool hasCuda)
    {
        Package("torch", hasCuda);
        Assert.Equal((0, $"{folder}/torch/lib\n"), Found([], "--best"));
    }

    [SystemLibTorchFact]
    public void Otherwise_the_system_s_comes_first()
    {
        Package("torch", hasCuda: true);
        var (exitCode, output) = Found([]);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("/usr/lib/", output, StringComparison.Ordinal);
    }

    [SystemLibTorchFact]
    public void Where_PyTorch_has_no_headers_the_system_s_is_the_best() =>
        Assert.StartsWith("/usr/lib/", Found([], "--best").Output, StringComparison.Ordinal);

    [SystemLibTorchFact]
    public void A_PyTorch_of_links_to_the_system_s_is_the_system_s()
    {
        var system = Found([]).Output.TrimEnd();
        Package("torch", hasCuda: false);
        File.Delete(Path.Combine(folder, "torch", "lib", "libtorch_cpu.so"));
        File.CreateSymbolicLink(Path.Combine(folder, "torch", "lib", "libtorch_cpu.so"), Path.Combine(system, "libtorch_cpu.so"));
        Assert.Equal((0, system + "\n"), Found([], "--best"));
    }

    [Theory]
    [InlineData("--best")]
    [InlineData("")]
    public void LIBTORCH_counts_alone(string order)
    {
        Package("torch", hasCuda: true);
        Package("named", hasCuda: false);
        Assert.Equal((0, $"{folder}/named/lib\n"), Found(new() { ["LIBTORCH"] = $"{folder}/named" }, order));
    }

    [Fact]
    public void Flags_are_those_of_the_best()
    {
        Package("torch", hasCuda: true);
        var lines = Found([], "--flags", "--best").Output.Split('\n');
        Assert.Equal([$"lib={folder}/torch/lib", "std=c++20", "libraries=c10 torch_cpu torch_cuda"], lines.Where(line => line.Split('=')[0] is "lib" or "std" or "libraries"));
    }

    private (int ExitCode, string Output) Found(Dictionary<string, string> variables, params string[] arguments)
    {
        variables.TryAdd("LIBTORCH", "");
        variables["PATH"] = $"{folder}:/usr/bin:/bin";
        var run = ProcessResult.Run("/", variables, s_script, arguments);
        return (run.ExitCode, run.Output);
    }

    private void Package(string name, bool hasCuda)
    {
        foreach (var library in (string[])["c10", "torch_cpu", .. hasCuda ? ["torch_cuda"] : (string[])[]])
        {
            Write($"{name}/lib/lib{library}.so", "");
        }

        Write(name + "/include/ATen/core/dispatch/Dispatcher.h", "");
        Write(name + "/include/torch/csrc/api/include/torch/version.h", "#define TORCH_VERSION_MAJOR 2\n#define TORCH_VERSION_MINOR 9\n");
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
