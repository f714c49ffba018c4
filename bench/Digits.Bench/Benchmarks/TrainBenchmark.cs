using Digits.Bench.Measuring;
using Digits.Bench.Nets;
using Digits.Bench.Peers;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures the training loop.</summary>
internal sealed class TrainBenchmark : IBenchmark
{
    private static readonly TrainCase[] s_cases = [new("cnn-slim", 16, "bf16"), new("cnn-slim", 16, "fp32"), new("keras", 32, "bf16"), new("keras", 32, "fp32")];

    public string Name => "train";

    public string Title => "Training";

    public string Method => FormattableString.Invariant($"""
        Ours is `FoldTrainer`, the pipeline's own loop, without augmentation; PyTorch is `bench/twins/train.py`: the same net, optimizer and loss, channels last, autocast for bf16. Each round
        is an epoch of {TrainCase.Batches} batches of {TrainCase.BatchSize} images, of which the first batch does not count; the nets are trained on from round to round, each in a process of its own. One thread, CPU time of the whole process.
        `cnn-slim` is the default recipe's net (width 16), `keras` that of `keras-5fold` (width 32). Memory is what is resident after each epoch: from least to most it must hardly grow.
        """);

    public IReadOnlyList<Peer> Peers => [PeerCatalogue.Torch];

    public void Measure(BenchRun run)
    {
        foreach (var training in s_cases)
        {
            run.Log($"  {training.Name}");
            var times = TrainProcess.Run(run, training);
            Add(Contestant.Ours, times.Ours);
            Add(run.Find(PeerCatalogue.Torch)?.By ?? "", times.Theirs);

            void Add(string by, IReadOnlyList<(double Seconds, double Resident)> epochs)
            {
                foreach (var (seconds, resident) in epochs)
                {
                    run.Measurements.Add(by, new Reading(FormattableString.Invariant($"{training.Name}, {times.Parameters:N0} parameters"), Unit.ImagesPerCpuSecond, TrainCase.Images / seconds));
                    run.Measurements.Add(by, new Reading($"{training.Name}, memory", Unit.Megabytes, resident));
                }
            }
        }
    }
}
