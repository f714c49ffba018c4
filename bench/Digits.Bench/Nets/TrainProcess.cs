using System.Globalization;
using Digits.Bench.Peers;
using Digits.Bench.Processes;

namespace Digits.Bench.Nets;

/// <summary>Trains one case in a process of its own: what others left in memory is then no part of its memory.</summary>
internal static class TrainProcess
{
    /// <summary>Starts it and waits.</summary>
    public static TrainTimes Run(BenchRun run, TrainCase training)
    {
        var twin = run.Find(PeerCatalogue.Torch);
        string[] command =
        [
            "dotnet", "exec", typeof(TrainProcess).Assembly.Location, "--train-case", run.Options.Root, training.Model, Text(training.Width), training.Precision,
            Text(run.Options.Rounds), .. twin is null ? (string[])[] : [twin.Program],
        ];
        string[] lines = Shell.Run(run.Options.Root, command, run.Cancellation).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        double[][] epochs = [.. lines[1..].Select(line => line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
        return new TrainTimes(
            long.Parse(lines[0], CultureInfo.InvariantCulture), [.. epochs.Select(epoch => (epoch[0], epoch[1]))], [.. epochs.Where(epoch => epoch.Length > 2).Select(epoch => (epoch[2], epoch[3]))]);
    }

    /// <summary>Is the process: prints the number of parameters, then for each epoch CPU seconds and resident MB, ours and the twin's.</summary>
    /// <param name="arguments">The repository, the net, its width, the precision, the rounds, and the Python that has PyTorch, if there is one.</param>
    public static int Print(string[] arguments)
    {
        var training = new TrainCase(arguments[1], Number(arguments[2]), arguments[3]);
        string script = Path.Combine(arguments[0], "bench", "twins", "train.py");
        using var twin = arguments is [_, _, _, _, _, var python]
            ? new Twin(
                new FoundPeer(PeerCatalogue.Torch, "", python), script, CancellationToken.None,
                training.Model, Text(training.Width), training.Precision, Text(TrainCase.Batches), Text(TrainCase.BatchSize))
            : null;
        var times = training.Run(Number(arguments[4]), arguments[0], twin);
        Console.WriteLine(Text(times.Parameters));
        for (int epoch = 0; epoch < times.Ours.Count; epoch++)
        {
            string theirs = times.Theirs.Count > epoch ? " " + Text(times.Theirs[epoch]) : "";
            Console.WriteLine(Text(times.Ours[epoch]) + theirs);
        }

        return 0;
    }

    private static string Text((double Seconds, double Resident) epoch) => FormattableString.Invariant($"{epoch.Seconds:F4} {epoch.Resident:F1}");

    private static string Text(long number) => FormattableString.Invariant($"{number}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
