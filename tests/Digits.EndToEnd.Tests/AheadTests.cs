namespace Digits.EndToEnd.Tests;

/// <summary>Runs build/Ahead/compile.sh with a compiler that only notes what it was given.</summary>
public sealed class AheadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digits ahead ").FullName;
    private readonly string compiler;
    private readonly string framework;
    private readonly string program;
    private readonly string ahead;

    public AheadTests()
    {
        compiler = Path.Combine(folder, "crossgen2");
        framework = Directory.CreateDirectory(Path.Combine(folder, "10.0.1")).FullName;
        program = Directory.CreateDirectory(Path.Combine(folder, "program")).FullName;
        ahead = Path.Combine(folder, "ahead");
        Compiler("basename \"$1\" >>\"$(dirname \"$0\")/calls\"; { echo compiled && cat \"$1\"; } >\"$3\"");
        File.WriteAllText(Path.Combine(program, "Build.dll"), "build 1");
        File.WriteAllText(Path.Combine(program, "Engine.dll"), "engine 1");
        File.WriteAllText(Path.Combine(program, "Build.runtimeconfig.json"), "{}");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Unchanged_DLLs_are_compiled_once()
    {
        Assert.Equal(["Build.dll", "Engine.dll"], Compiled());
        var current = Current;
        Assert.Equal("compiled\nbuild 1", File.ReadAllText(Path.Combine(current, "Build.dll")));
        Assert.Equal("{}", File.ReadAllText(Path.Combine(current, "Build.runtimeconfig.json")));
        Assert.Equal([], Compiled());
        Assert.Equal(current, Current);
    }

    [Fact]
    public void An_edit_makes_a_new_folder_and_takes_over_the_other_DLLs()
    {
        Compiled();
        var before = Current;
        File.WriteAllText(Path.Combine(program, "Engine.dll"), "engine 2");
        Assert.Equal(["Engine.dll"], Compiled());
        Assert.Equal(("compiled\nbuild 1", "compiled\nengine 2"), (Content("Build.dll"), Content("Engine.dll")));
        Assert.False(Directory.Exists(before));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(ahead, "objects")).Length);
    }

    [Fact]
    public void A_folder_that_somebody_runs_stays()
    {
        File.Copy("/bin/sleep", Path.Combine(program, "sleep"));
        Compiled();
        var before = Current;
        using var running = ProcessResult.Start("/", [], Path.Combine(before, "sleep"), ["600"]);
        File.WriteAllText(Path.Combine(program, "Engine.dll"), "engine 2");
        Compiled();
        Assert.NotEqual(before, Current);
        Assert.Equal("compiled\nengine 1", File.ReadAllText(Path.Combine(before, "Engine.dll")));
        running.Kill();
        running.WaitForExit();
        Compiled();
        Assert.False(Directory.Exists(before));
    }

    [Fact]
    public void Another_framework_compiles_all_again()
    {
        Compiled();
        Directory.Move(framework, framework + "0");
        Assert.Equal(["Build.dll", "Engine.dll"], Compiled(framework + "0"));
    }

    [Fact]
    public void What_a_killed_compilation_left_is_never_taken()
    {
        Compiled();
        var (current, whole) = (Current, Path.Combine(ahead, "part.1"));
        Directory.Move(current, whole);
        File.Delete(Path.Combine(whole, "Engine.dll"));
        File.Delete(Path.Combine(ahead, "current"));
        Compiled();
        Assert.Equal((current, "compiled\nengine 1"), (Current, Content("Engine.dll")));
        Assert.False(Directory.Exists(whole));
    }

    [Fact]
    public void Without_the_compiler_nothing_is_taken_for_the_new_program()
    {
        Compiled();
        File.Delete(compiler);
        File.WriteAllText(Path.Combine(program, "Engine.dll"), "engine 2");
        Assert.Equal([], Compiled());
        Assert.False(File.Exists(Path.Combine(ahead, "current")));
        Assert.Equal(
            "No feed has the package microsoft.netcore.app.crossgen2.linux-x64, which compiles ahead of time: each start takes longer.\n",
            File.ReadAllText(Path.Combine(ahead, "none")));
    }

    [Fact]
    public void A_compiler_that_fails_is_named()
    {
        Compiler("case $1 in */Engine.dll) exit 1 ;; esac; cp \"$1\" \"$3\"");
        Compiled();
        Assert.False(File.Exists(Path.Combine(ahead, "current")));
        Assert.Equal(
            $"{compiler} failed on {program}/Engine.dll, which it was to compile ahead of time: each start takes longer.\n", File.ReadAllText(Path.Combine(ahead, "none")));
    }

    private string Current => Path.Combine(ahead, File.ReadAllText(Path.Combine(ahead, "current")).Trim());

    private string Content(string dll) => File.ReadAllText(Path.Combine(Current, dll));

    /// <summary>Runs the script, which is to say nothing and succeed.</summary>
    /// <returns>The DLLs that were compiled.</returns>
    private string[] Compiled(string? against = null)
    {
        var calls = Path.Combine(folder, "calls");
        File.WriteAllText(calls, "");
        var run = ProcessResult.Run("/", Path.Combine(Repository.Root, "build", "Ahead", "compile.sh"), compiler, against ?? framework, program, ahead);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        return [.. File.ReadAllLines(calls).Order()];
    }

    private void Compiler(string text)
    {
        File.WriteAllText(compiler, $"#!/bin/sh\n{text}\n");
        ProcessResult.Run("/", "chmod", "+x", compiler);
    }
}
