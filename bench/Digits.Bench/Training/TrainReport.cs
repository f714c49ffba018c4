using System.Globalization;
using Digits.Bench.Engine;

namespace Digits.Bench.Training;

/// <summary>Measures training beside PyTorch and writes bench/results/train.md.</summary>
internal static class TrainReport
{
    private const int Rounds = 9;

    private static readonly TrainCase[] s_cases = [new("cnn", 24, "bf16"), new("cnn", 24, "fp32"), new("keras", 32, "bf16"), new("keras", 32, "fp32")];

    /// <param name="arguments"><c>--rounds=N</c>, <c>--output=FILE</c>, and <c>--only=NET-PRECISION</c>, of which a beginning will do.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string root = BenchOptions.FindRoot();
        int rounds = BenchOptions.Rounds(arguments, Rounds);
        string script = Path.Combine(root, "bench", "twins", "train.py");
        var found = PythonTwin.Find(script);
        if (found is null)
        {
            Console.Error.WriteLine("No python3 with torch: its column is left out. apt-get install -y python3-torch");
        }

        string only = BenchOptions.Value(arguments, "--only=") ?? "";
        string[] rows = [.. s_cases.Where(training => $"{training.Model}-{training.Precision}".StartsWith(only, StringComparison.Ordinal)).Select(training => Row(training, rounds, found?.Python, script))];
        string twin = found is { } python ? $"PyTorch {python.Version}" : "PyTorch (not installed)";
        File.WriteAllText(BenchOptions.Output(arguments, root, "train.md"), $"""
            # Training, measured

            `dotnet run --project bench/Digits.Bench -c Release -- --train`: images per CPU-second of one thread (CPU time of the process, so that other load
            matters little), batches of {TrainCase.BatchSize}, medians of {rounds} epochs of {TrainCase.Batches} batches each, both sides in turns, after one that does not count. Here is
            `FoldTrainer`, the pipeline's own loop, without augmentation; there is `bench/twins/train.py`: the same net, optimizer and loss, channels last, autocast for bf16.

            | net | parameters | precision | Digits, images/s | {twin}, images/s | ratio | Digits, resident MiB: first to last epoch | PyTorch, resident MiB |
            |---|---|---|---|---|---|---|---|
            {string.Join('\n', rows)}

            {BenchOptions.Machine()}

            """);
        return 0;
    }

    private static string Row(TrainCase training, int rounds, string? python, string script)
    {
        using var twin = python is null ? null : new PythonTwin(python, script, training);
        var times = training.Run(rounds, twin);
        var ratios = times.Ours.Zip(times.Theirs, (ours, theirs) => theirs.Seconds / ours.Seconds).ToList();
        string ratio = ratios.Count == 0 ? "" : Text($"{Engine.Rounds.Median(ratios):F2} ({ratios.Min():F2} to {ratios.Max():F2})");
        string row = Text(
            $"| {training.Model}, width {training.Width} | {times.Parameters:N0} | {training.Precision} | {Speed(times.Ours)} | {Speed(times.Theirs)} | {ratio} | {Resident(times.Ours)} | {Resident(times.Theirs)} |");
        Console.Error.WriteLine(row);
        return row;
    }

    private static string Speed(IReadOnlyList<(double Seconds, double Resident)> epochs) => epochs.Count == 0
        ? ""
        : Text($"{TrainCase.Images / Engine.Rounds.Median(epochs.Select(epoch => epoch.Seconds)):F0} ({TrainCase.Images / epochs.Max(epoch => epoch.Seconds):F0} to {TrainCase.Images / epochs.Min(epoch => epoch.Seconds):F0})");

    private static string Resident(IReadOnlyList<(double Seconds, double Resident)> epochs) =>
        epochs.Count == 0 ? "" : Text($"{epochs[0].Resident:F0} to {epochs[^1].Resident:F0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
