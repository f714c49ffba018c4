using System.Text.RegularExpressions;
using Cake.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public partial class OptionTests
{
    private static readonly Type[] s_tasks = [typeof(Prepare), typeof(Build)];

    [Fact]
    public void A_dry_run_shows_the_order_and_runs_nothing() => Assert.Equal(
        """
        Performing dry run...
        Targets are: Build

        1. Prepare
        2. Build

        This was a dry run.
        No tasks were actually executed.
        """,
        Output("--target=Build", "--dryrun"));

    [Fact]
    public void The_tree_shows_what_depends_on_what() => Assert.Equal("Build\n└─Prepare", Output("--tree"));

    [Fact]
    public void Description_shows_what_tasks_say_of_themselves() => Assert.Equal(
        """
          Task  Description
        ━
          Prepare
          Build  Makes everything
        """,
        Output("--description"));

    [Fact]
    public void The_report_lists_every_task_with_its_duration_and_status()
    {
        var output = Output("--target=Build");
        Assert.Equal(
            """
            ═
             Prepare
            ═

            ═
             Build
            ═
            built

              Task  Duration  Status
            ━
              Prepare  hh:mm:ss  Succeeded
              Build  hh:mm:ss  Succeeded
            ━
              Total:  hh:mm:ss
            """,
            Duration().Replace(output, "hh:mm:ss"));
    }

    [Fact]
    public void Quiet_verbosity_leaves_the_report_and_the_task_s_own_lines() =>
        Assert.StartsWith("built\n\n  Task", Output("--target=Build", "-v", "quiet"), StringComparison.Ordinal);

    [Fact]
    public void A_setting_turns_the_report_off() => Assert.Equal(
        "built", HostRun.Of(s_tasks, ["--target=Build", "--verbosity=quiet"], host => host.UseCakeSetting("Settings_NoReport", "true")).Output);

    [Fact]
    public void The_version_is_that_of_Cake() => Assert.Equal("7.0.0", Output("--version"));

    [Fact]
    public void Help_names_every_option()
    {
        var help = Output("--help");
        Assert.All(
            ["--target", "--working", "--verbosity", "--description", "--tree", "--dryrun", "--exclusive", "--version", "--info", "--help"],
            option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Fact]
    public void Arguments_reach_the_context_repeated_ones_in_order()
    {
        var seen = new List<string>();
        var run = HostRun.Of([typeof(Listen)], ["--target=Listen", "--set=a=1", "--set", "b=2", "--flag"], host => host
            .UseContext<Diary>().ConfigureServices(services => services.AddSingleton(seen)));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["a=1", "b=2", "flag True", "none False"], seen);
    }

    [Fact]
    public void The_working_directory_comes_from_the_host_or_the_command_line()
    {
        var before = Environment.CurrentDirectory;
        var folders = new[] { Directory.CreateTempSubdirectory().FullName, Directory.CreateTempSubdirectory().FullName };
        try
        {
            var seen = new List<string>();
            void Configure(CakeHost host) => host.UseWorkingDirectory(folders[0])
                .UseContext<Diary>().ConfigureServices(services => services.AddSingleton(seen));
            HostRun.Of([typeof(Where)], ["--target=Where"], Configure);
            HostRun.Of([typeof(Where)], ["--target=Where", "--working=" + folders[1]], Configure);
            Assert.Equal(folders, seen);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            Array.ForEach(folders, Directory.Delete);
        }
    }

    private static string Output(params string[] args)
    {
        var run = HostRun.Of(s_tasks, args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    [GeneratedRegex(@"\d\d:\d\d:\d\d\.\d{7}")]
    private static partial Regex Duration();

    private sealed class Prepare : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
        }
    }

    [TaskDescription("Makes everything")]
    [IsDependentOn(typeof(Prepare))]
    private sealed class Build : FrostingTask
    {
        public override void Run(ICakeContext context) => Console.WriteLine("built");
    }

    private sealed class Listen : FrostingTask<Diary>
    {
        public override void Run(Diary context)
        {
            context.Entries.AddRange(context.Arguments.GetArguments("set"));
            context.Entries.Add($"flag {context.Arguments.HasArgument("flag")}");
            context.Entries.Add($"none {context.Arguments.HasArgument("none")}");
        }
    }

    private sealed class Where : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add(context.Environment.WorkingDirectory.FullPath);
    }
}
