using Cake.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public class LifetimeTests
{
    [Fact]
    public void Setup_and_teardown_surround_all_tasks_and_each_task()
    {
        Assert.Equal(
            ["setup for Work", "task setup One", "One", "task teardown One", "task setup Work", "Work", "task teardown Work", "teardown ok"],
            Entries(0, "Work", host => host.UseLifetime<Whole>().UseTaskLifetime<Each>()));
    }

    [Fact]
    public void Teardowns_run_after_a_failure_too() => Assert.Equal(
        ["setup for Broken", "task setup Broken", "task teardown Broken", "teardown failed"],
        Entries(1, "Broken", host => host.UseLifetime<Whole>().UseTaskLifetime<Each>()));

    [Fact]
    public void Setup_and_teardown_can_come_alone() => Assert.Equal(
        ["setup", "task setup", "One", "task teardown", "teardown"],
        Entries(0, "One", host => host.UseSetup<Before>().UseTeardown<After>().UseTaskSetup<BeforeTask>().UseTaskTeardown<AfterTask>()));

    [Fact]
    public void A_startup_registers_services() => Assert.Equal(["One"], Entries(0, "One", host => host.UseStartup<Startup>()));

    private static List<string> Entries(int exitCode, string target, Action<CakeHost> configure)
    {
        var entries = new List<string>();
        var run = HostRun.Of(
            [typeof(One), typeof(Work), typeof(Broken)],
            ["--target=" + target],
            host => configure(host.UseContext<Diary>().ConfigureServices(services => services.AddSingleton(entries))));
        Assert.Equal(exitCode, run.ExitCode);
        return entries;
    }

    private sealed class One : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add("One");
    }

    [IsDependentOn(typeof(One))]
    private sealed class Work : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add("Work");
    }

    private sealed class Broken : FrostingTask<Diary>
    {
        public override void Run(Diary context) => throw new CakeException("boom");
    }

    private sealed class Whole : FrostingLifetime<Diary>
    {
        public override void Setup(Diary context, ISetupContext info) => context.Entries.Add("setup for " + info.TargetTask.Name);

        public override void Teardown(Diary context, ITeardownContext info) => context.Entries.Add("teardown " + (info.Successful ? "ok" : "failed"));
    }

    private sealed class Each : FrostingTaskLifetime<Diary>
    {
        public override void Setup(Diary context, ITaskSetupContext info) => context.Entries.Add("task setup " + info.Task.Name);

        public override void Teardown(Diary context, ITaskTeardownContext info) => context.Entries.Add("task teardown " + info.Task.Name);
    }

    private sealed class Before : FrostingSetup<Diary>
    {
        public override void Setup(Diary context, ISetupContext info) => context.Entries.Add("setup");
    }

    private sealed class After : FrostingTeardown<Diary>
    {
        public override void Teardown(Diary context, ITeardownContext info) => context.Entries.Add("teardown");
    }

    private sealed class BeforeTask : FrostingTaskSetup<Diary>
    {
        public override void Setup(Diary context, ITaskSetupContext info) => context.Entries.Add("task setup");
    }

    private sealed class AfterTask : FrostingTaskTeardown<Diary>
    {
        public override void Teardown(Diary context, ITaskTeardownContext info) => context.Entries.Add("task teardown");
    }

    private sealed class Startup : IFrostingStartup
    {
        public void Configure(IServiceCollection services) => services.UseContext<Diary>();
    }
}
