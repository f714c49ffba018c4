using System.Diagnostics;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Hashing;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Execution;

/// <summary>Runs one instance in an empty folder and publishes what it wrote.</summary>
internal sealed class StageExecution(Session session, Judge judge, Publisher publisher, ConsoleReport report)
{
    /// <param name="instance">The instance to run.</param>
    /// <param name="decision">Why it runs, with its key.</param>
    /// <param name="inputs">Absolute paths by input name.</param>
    /// <param name="device">What it is told to compute on.</param>
    /// <param name="cancellation">Kills the stage; nothing is published.</param>
    public async Task<InstanceResult> Run(
        StageInstance instance, InstanceResult decision, IReadOnlyDictionary<string, string> inputs, string device, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var workspace = session.Workspace;
        string folder = Path.Combine(workspace.Temporary, $"{instance.Id}-{Path.GetRandomFileName()}");
        string checkpoint = workspace.Checkpoint(decision.Key);
        string request = workspace.Request(instance.Id);
        var failure = new FailureText(instance, request, folder);
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(checkpoint);
        try
        {
            var stamps = inputs.ToDictionary(input => input.Key, input => FileStamp.Of(input.Value));
            ulong? seed = instance.Stage.Seeded ? InstanceKey.Seed(instance.Settings.Seed, instance.Name) : null;
            session.Outside.ByEngine([request], () => StageRequestFile.Write(request, instance, judge.Params(instance), seed, inputs, folder, checkpoint, device));
            report.Instance(instance.Shown, $"starts: {decision.Reason}");
            var (exitCode, errors, stray) = await Execute(instance, request, checkpoint, cancellation).ConfigureAwait(false);
            if (exitCode is null)
            {
                return Failed(decision, watch, "timed out", failure.TimedOut(session.Limits.Timeout(instance.Stage)!.Value, errors), 1);
            }

            if (exitCode == 2)
            {
                return Failed(decision, watch, "wrong input", string.Join('\n', errors), 2);
            }

            if (exitCode != 0)
            {
                return Failed(decision, watch, FailureText.End(exitCode.Value), failure.Exited(exitCode.Value, errors), 1);
            }

            if (Publisher.Fault(instance, folder) is { } fault)
            {
                return Failed(decision, watch, "wrong outputs", $"{fault}\n\n{failure.Reproduce}", 1);
            }

            if (inputs.FirstOrDefault(input => FileStamp.Of(input.Value) != stamps[input.Key]) is { Key: { } changed })
            {
                return Failed(decision, watch, $"input {changed} changed while the stage ran", $"{inputs[changed]} changed while {instance.Shown} read it: run again.", 2);
            }

            if (stray is not null)
            {
                return Failed(decision, watch, "wrote outside its folder", $"{stray}\n\n{failure.Reproduce}", 1);
            }

            foreach (string error in errors)
            {
                report.Relay(instance.Shown, error);
            }

            var record = publisher.Publish(instance, decision, folder, watch.Elapsed.TotalSeconds);
            session.Faults.Before(RunStep.DropCheckpoint);
            Directory.Delete(checkpoint, recursive: true);
            session.Faults.After(RunStep.DropCheckpoint);
            return decision with { State = InstanceState.Ran, Record = record, Seconds = watch.Elapsed.TotalSeconds };
        }
        finally
        {
            TryDelete(folder);
        }
    }

    /// <summary>Executes the stage within its time.</summary>
    /// <returns>Its exit code, null where its time ran out; the lines of standard error; what was written outside its folder meanwhile.</returns>
    private async Task<(int? ExitCode, IReadOnlyList<string> Errors, string? Stray)> Execute(
        StageInstance instance, string request, string checkpoint, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(session.Limits.Timeout(instance.Stage) ?? Timeout.InfiniteTimeSpan);
        var stay = session.Outside.Start(instance, checkpoint);
        try
        {
            session.Faults.Before(RunStep.StartStage);
            var execution = session.Options.Executor(instance.Stage.Dll, request, line => report.Relay(instance.Shown, line), limit.Token);
            session.Faults.After(RunStep.StartStage);
            var (exitCode, errors) = await execution.ConfigureAwait(false);
            return (exitCode, errors, session.Outside.End(stay));
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            return (null, (e as StageEndedException)?.Errors ?? [], null);
        }
        finally
        {
            session.Outside.End(stay);
        }
    }

    private static InstanceResult Failed(InstanceResult decision, Stopwatch watch, string reason, string message, int exitCode) => decision with
    {
        State = InstanceState.Failed, Reason = reason, Message = message, ExitCode = exitCode, Record = null, Seconds = watch.Elapsed.TotalSeconds,
    };

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // The next run empties the folder of folders in work.
        }
    }
}
