namespace Digits.EndToEnd.Tests;

/// <summary>Runs build.sh with a dotnet that only tells how it was called.</summary>
public sealed class BootstrapTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digits build.sh ").FullName;
    private readonly string root;
    private readonly string tools;

    public BootstrapTests()
    {
        root = Path.Combine(folder, "root");
        tools = Path.Combine(folder, "tools");
        Directory.CreateDirectory(Path.Combine(root, ".config"));
        Directory.CreateDirectory(Path.Combine(folder, "packages", "cake.tool"));
        Directory.CreateDirectory(Path.Combine(tools, "sdk", "10.0.100"));
        File.Copy(Path.Combine(Repository.Root, "build.sh"), Path.Combine(root, "build.sh"));
        File.Copy(Path.Combine(Repository.Root, ".config", "dotnet-tools.json"), Path.Combine(root, ".config", "dotnet-tools.json"));
        Directory.CreateDirectory(Path.Combine(root, "native"));
        Script(Path.Combine(root, "native", "find-libtorch.sh"), "echo /opt/libtorch/lib");
        Script(Path.Combine(tools, "dotnet"), "pwd; printf '[%s]' \"$@\"; echo");
        Script(Path.Combine(tools, "g++"), "");
        foreach (var program in new[] { "bash", "sh", "dirname", "readlink", "cmp", "cp", "mkdir", "uname", "id" })
        {
            File.CreateSymbolicLink(Path.Combine(tools, program), ProcessResult.Run("/", "sh", "-c", "command -v " + program).Output.Trim());
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Arguments_reach_cake_as_they_are()
    {
        var run = Run(root, "--target=Submission", "--data=my data.zip");
        Assert.Equal((0, $"{root}\n[cake][--target=Submission][--data=my data.zip]\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Tools_are_restored_once()
    {
        Assert.Equal($"{root}\n[tool][restore]\n", Run(root).Error);
        Assert.Equal("", Run(root).Error);
    }

    [Fact]
    public void Called_from_elsewhere_relative_paths_mean_the_caller_s_folder() =>
        Assert.Equal($"{root}\n[cake][--data=x.zip][--working={folder}]\n", Run(folder, "--data=x.zip").Output);

    [Fact]
    public void Debug_does_not_wait_for_a_debugger() => Assert.Equal($"{root}\n[cake][--quick]\n", Run(root, "--debug").Output);

    [Fact]
    public void Without_apt_it_names_what_is_missing_and_where_it_looked()
    {
        Script(Path.Combine(root, "native", "find-libtorch.sh"), "echo 'Found no libtorch.' >&2; exit 1");
        File.Delete(Path.Combine(tools, "g++"));
        var run = Run(root);
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^Missing:  libtorch-dev (libopenblas0-pthread )?g\\+\\+\n", run.Error);
        Assert.EndsWith("Found no libtorch.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_apt_a_missing_compiler_names_the_PATH()
    {
        File.Delete(Path.Combine(tools, "g++"));
        var run = Run(root);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"""
            Missing:  g++
            Expected: these Debian packages or their like on this system, which has no apt-get to install them with
            Where:    PATH={tools}, /opt/libtorch/lib

            """,
            run.Error);
    }

    [Fact]
    public void With_apt_it_installs_only_what_is_missing()
    {
        File.Delete(Path.Combine(tools, "g++"));
        Script(Path.Combine(tools, "apt-get"), "printf '(%s)' \"$@\"; echo");
        Script(Path.Combine(tools, "sudo"), "exec \"$@\"");
        Script(Path.Combine(tools, "env"), "shift; exec \"$@\"");
        var run = Run(root);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Installing g++ ...\n(update)\n(install)(--yes)(--no-install-recommends)(g++)\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 0", "")]
    [InlineData("exit 100", " could not be installed: its tests are skipped.\n")]
    public void The_tests_are_offered_nginx_and_Chromium_once_and_run_without_them_too(string apt, string complaint)
    {
        Script(Path.Combine(tools, "apt-get"), apt);
        Script(Path.Combine(tools, "sudo"), "[ \"$1\" = -n ] && shift; exec \"$@\"");
        Script(Path.Combine(tools, "env"), "shift 2; exec \"$@\"");
        Script(Path.Combine(tools, "true"), "");
        Run(root);
        string Offer(string program, string purpose) =>
            File.Exists("/usr/sbin/" + program) || Directory.Exists("/run/systemd/system") ? ""
            : $"Installing {program} for the tests of {purpose} ...\n" + (complaint.Length > 0 ? program + complaint : "");
        var offer = Offer("nginx", "the shared cache") + Offer("chromium", "the pages");
        var first = Run(root, "--target=Test");
        Assert.Equal((0, offer, $"{root}\n[cake][--target=Test]\n"), (first.ExitCode, first.Error, first.Output));
        var second = Run(root, "--target=Test");
        Assert.Equal((0, "", first.Output), (second.ExitCode, second.Error, second.Output));
    }

    [Fact]
    public void A_wrong_LIBTORCH_is_an_error_rather_than_a_reason_to_install()
    {
        Script(Path.Combine(root, "native", "find-libtorch.sh"), "echo \"Found no libtorch. Looked at $LIBTORCH\" >&2; exit 1");
        var run = RunWith(new() { ["LIBTORCH"] = "/nowhere" }, root);
        Assert.Equal((2, "Found no libtorch. Looked at /nowhere\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void An_older_SDK_is_named()
    {
        Directory.Move(Path.Combine(tools, "sdk", "10.0.100"), Path.Combine(tools, "sdk", "9.0.300"));
        var run = Run(root);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"""
            Found:    SDK 9.0.300
            Expected: the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0)
            Where:    {tools}

            """,
            run.Error);
    }

    private ProcessResult Run(string from, params string[] arguments) => RunWith([], from, arguments);

    private ProcessResult RunWith(Dictionary<string, string> variables, string from, params string[] arguments)
    {
        variables["PATH"] = tools;
        variables["NUGET_PACKAGES"] = Path.Combine(folder, "packages");
        variables.TryAdd("LIBTORCH", "");
        variables["DOTNET_ROOT"] = tools;
        return ProcessResult.Run(from, variables, Path.Combine(tools, "bash"), [Path.Combine(root, "build.sh"), .. arguments]);
    }

    private static void Script(string path, string text)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        ProcessResult.Run("/", "chmod", "+x", path);
    }
}
