using System.Diagnostics;
using System.Globalization;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;
using Xunit.Abstractions;

namespace Digits.Pipeline.Tests;

/// <summary>Whenever a pipeline is killed, one plain run ends with what a clean build makes.</summary>
public sealed class KillTests(CleanBuild clean, ITestOutputHelper log) : IClassFixture<CleanBuild>, IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public static TheoryData<string> Points => [.. FaultPoints.All];

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_kill_at_each_point_ends_with_what_a_clean_build_makes(string point)
    {
        if (point.StartsWith("Restore", StringComparison.Ordinal))
        {
            await Complete();
            Directory.Delete(Path.Combine(_pipeline.Root, "killed/artifacts"), recursive: true);
        }

        using (var run = Start(point))
        {
            await run.Ends();
            Assert.True(run.ExitCode == 137, $"exit code {run.ExitCode}: {point} was never reached\n{run.Output}");
        }

        Assert.Equal(clean.Artifacts, Build());
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_kill_of_the_whole_pipeline_at_a_random_moment_ends_with_what_a_clean_build_makes()
    {
        int kills = Environment.GetEnvironmentVariable("DIGITS_STRESS") == "1" ? 200 : 30;
        var watch = Stopwatch.StartNew();
        await Complete();
        Wipe();
        watch.Restart();
        await Complete();
        double whole = watch.Elapsed.TotalMilliseconds;
        int killed = 0;
        for (int seed = 1; seed <= kills; seed++)
        {
            Wipe();
            var delay = TimeSpan.FromMilliseconds(new Random(seed).NextDouble() * whole);
            using (var run = Start())
            {
                await Task.Delay(delay);
                run.KillWith(Processes(_pipeline.Root));
                await run.Ends();
                if (run.ExitCode == 137)
                {
                    killed++;
                }
                else
                {
                    // The machine was busier when a whole run was timed: this one ended sooner.
                    whole = Math.Min(whole, delay.TotalMilliseconds);
                }
            }

            string now = Build();
            Assert.True(clean.Artifacts == now, $"seed {seed}, killed after {delay.TotalMilliseconds:0} ms\n{now}");
            AssertNothingIsLeft();
        }

        string result = string.Create(CultureInfo.InvariantCulture, $"{kills} runs, seeds 1..{kills}, killed within a run's {whole:0} ms: {killed} killed before their end, {kills} then built cleanly");
        log.WriteLine(result);
        Assert.True(killed > kills / 2, result);
    }

    [Fact]
    public async Task A_stage_does_not_outlive_its_killed_engine()
    {
        using (var run = Start("", "join.act=stubborn"))
        {
            await run.Until(() => _pipeline.Exists("stages/Join/bin/Release/net10.0/started"));
            run.Signal("KILL");
            await run.Ends();
        }

        await Gone("stages/Join/bin/Release/net10.0/started");
        Assert.Equal(clean.Artifacts, Build());
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task What_left_the_stages_session_outlives_a_killed_engine_but_damages_nothing()
    {
        using (var run = Start("", "join.act=leave-session"))
        {
            await run.Until(() => _pipeline.Exists("stages/Join/bin/Release/net10.0/left"));
            run.Signal("KILL");
            await run.Ends();
        }

        Assert.Equal(clean.Artifacts, Build());
        AssertNothingIsLeft();
        using var left = Process.GetProcessById(int.Parse(_pipeline.Read("stages/Join/bin/Release/net10.0/left"), CultureInfo.InvariantCulture));
        left.Kill();
    }

    private EngineProcess Start(string point = "", params string[] set) => new(_pipeline.Root, Workspace, Path.Combine(Workspace, ".digits/store"), point, set);

    private string Workspace => Path.Combine(_pipeline.Root, "killed");

    private async Task Complete()
    {
        using var run = Start();
        await run.Succeeds();
    }

    private void Wipe()
    {
        if (Directory.Exists(Workspace))
        {
            Directory.Delete(Workspace, recursive: true);
        }
    }

    private string Build()
    {
        _pipeline.Options = _pipeline.Options with { Workspace = Workspace };
        return CleanBuild.Of(_pipeline);
    }

    private void AssertNothingIsLeft()
    {
        string own = Path.Combine(Workspace, ".digits");
        string store = Path.Combine(own, "store");
        string work = Path.Combine(own, "tmp");
        Assert.Empty(Directory.Exists(work) ? Directory.EnumerateFileSystemEntries(work) : []);
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(own, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }),
            path => DurableFile.IsPassing(path) && !path.StartsWith(store, StringComparison.Ordinal));
        Assert.Empty(Processes(Workspace));
    }

    private async Task Gone(string file)
    {
        int process = int.Parse(_pipeline.Read(file), CultureInfo.InvariantCulture);
        while (CommandLine($"/proc/{process}").Length > 0)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Gets the processes whose command line names a folder.</summary>
    private static int[] Processes(string folder) =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => char.IsAsciiDigit(process[^1]) && CommandLine(process).Contains(folder, StringComparison.Ordinal))
            .Select(process => int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
