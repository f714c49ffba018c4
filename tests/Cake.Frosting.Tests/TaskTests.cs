using Cake.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public class TaskTests
{
    [Fact]
    public void A_task_without_a_name_is_called_like_its_class() => Assert.Equal(["Plain"], Entries([typeof(Plain)], "--target=Plain"));

    [Fact]
    public void A_dependency_runs_before_and_a_dependee_s_task_after() =>
        Assert.Equal(["first", "Plain", "Asynchronous"], Entries([typeof(Asynchronous), typeof(Plain), typeof(First)], "--target=last"));

    [Fact]
    public void Exclusive_runs_the_target_alone() =>
        Assert.Equal(["Asynchronous"], Entries([typeof(Asynchronous), typeof(Plain), typeof(First)], "--target=last", "--exclusive"));

    [Fact]
    public void Several_targets_run_in_the_order_given() =>
        Assert.Equal(["first", "Plain"], Entries([typeof(Plain), typeof(Other)], "-t", "other", "-t", "Plain"));

    [Fact]
    public void The_default_target_is_called_Default() => Assert.Equal(["default"], Entries([typeof(Standard)]));

    [Fact]
    public void A_task_whose_ShouldRun_says_no_is_skipped() =>
        Assert.Equal(["Plain"], Entries([typeof(Skipped), typeof(AfterSkipped)], "--target=AfterSkipped"));

    [Fact]
    public void Continue_on_error_lets_the_next_task_run() =>
        Assert.Equal(["fails", "Plain"], Entries([typeof(Tolerated), typeof(AfterTolerated)], "--target=AfterTolerated"));

    [Fact]
    public void OnError_deals_with_the_exception_and_Finally_runs_last() =>
        Assert.Equal(["OnError boom", "Finally"], Entries([typeof(Handled)], "--target=Handled"));

    [Fact]
    public void A_dependency_that_is_no_task_is_named()
    {
        var run = HostRun.Of([typeof(Astray)], ["--target=Astray"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("Error: The dependency 'System.String' of task 'Astray' is not a task.", run.Error);
    }

    [Fact]
    public void A_task_for_another_context_is_named()
    {
        var run = HostRun.Of([typeof(Plain)], ["--target=Plain"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "Error: The task 'Plain' wants a context of type 'Cake.Frosting.Tests.Diary', but the build's is 'Cake.Frosting.FrostingContext'.", run.Error);
    }

    private static List<string> Entries(Type[] tasks, params string[] args)
    {
        var entries = new List<string>();
        var run = HostRun.Of(tasks, args, host => host.UseContext<Diary>().ConfigureServices(services => services.AddSingleton(entries)));
        Assert.Equal(0, run.ExitCode);
        return entries;
    }

    private sealed class Plain : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add("Plain");
    }

    [TaskName("last")]
    [IsDependentOn(typeof(Plain))]
    private sealed class Asynchronous : AsyncFrostingTask<Diary>
    {
        public override async Task RunAsync(Diary context)
        {
            await Task.Yield();
            context.Entries.Add("Asynchronous");
        }
    }

    [IsDependeeOf(typeof(Plain))]
    private sealed class First : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add("first");
    }

    [TaskName("other")]
    private sealed class Other : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add("first");
    }

    [TaskName("Default")]
    private sealed class Standard : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add("default");
    }

    private sealed class Skipped : FrostingTask<Diary>
    {
        public override bool ShouldRun(Diary context) => false;

        public override void Run(Diary context) => context.Entries.Add("skipped");
    }

    [IsDependentOn(typeof(Skipped))]
    private sealed class AfterSkipped : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add("Plain");
    }

    [ContinueOnError]
    private sealed class Tolerated : FrostingTask<Diary>
    {
        public override void Run(Diary context)
        {
            context.Entries.Add("fails");
            throw new CakeException("boom");
        }
    }

    [IsDependentOn(typeof(Tolerated))]
    private sealed class AfterTolerated : FrostingTask<Diary>
    {
        public override void Run(Diary context) => context.Entries.Add("Plain");
    }

    private sealed class Handled : FrostingTask<Diary>
    {
        public override void Run(Diary context) => throw new CakeException("boom");

        public override void OnError(Exception exception, Diary context) => context.Entries.Add("OnError " + exception.Message);

        public override void Finally(Diary context) => context.Entries.Add("Finally");
    }

    [IsDependentOn(typeof(string))]
    private sealed class Astray : FrostingTask;
}
