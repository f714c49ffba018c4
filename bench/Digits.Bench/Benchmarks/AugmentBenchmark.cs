using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Core.Augment;
using Digits.Core.Inputs;
using Digits.Core.Models;
using Digits.Core.Randomness;
using Digits.Core.Sample;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures what each augmentation costs of a training step of the default recipe.</summary>
internal sealed class AugmentBenchmark : IBenchmark
{
    private const int BatchSize = 128;
    private const int Steps = 10;
    private const int Calls = 200;
    private const double MillisecondsPerSecond = 1000;

    private static readonly AugmentParams s_off = new() { Rotation = 0, Zoom = 0, Shear = 0, Shift = 0 };

    public string Name => "augment";

    public string Title => "Augmentation";

    public string Method => FormattableString.Invariant($"""
        Batches of {BatchSize} images, one thread, CPU time of the whole process: {Calls} calls of each a round, {Steps} of the step. The step is forward, backward and update of the default recipe's net
        (`cnn-slim`, width 16, bf16, AdamW) without augmentation. Draws are made on the CPU on every device; what applies them is batched tensor code. No peer.
        """);

    public IReadOnlyList<Peer> Peers => [];

    public void Measure(BenchRun run)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        var digits = SampleDigits.Draw(BatchSize, 1, "train");
        var images = from_array(digits.Pixels, ScalarType.Byte, CPU).reshape(BatchSize, 1, 28, 28).to(ScalarType.Float32).div_(255);
        var labels = from_array(Array.ConvertAll(digits.Labels!, l => (long)l), ScalarType.Int64, CPU);
        using var model = ModelCatalogue.Create(new() { Name = "cnn-slim", Width = 16, Kernel = 3, Activation = "own", Dropout = 0, DropBlock = 0 }, InputShape.Digits, 1);
        using var optimizer = optim.AdamW(model.parameters(), 0.003);
        double step = 0;
        run.Interleave(
        [
            Contestant.Our("a step without augmentation", Unit.CpuMilliseconds, () => step = Milliseconds(Steps, () =>
            {
                model.zero_grad();
                nn.functional.cross_entropy(model.call(InputTransform.None.Apply(images, ScalarType.BFloat16)), labels).backward();
                optimizer.step();
            })),
            .. Settings().Select(setting => Contestant.Our(() =>
            {
                var augmenter = new Augmenter(setting.Settings, CPU);
                var random = new SplitMix64(1);
                double draw = Milliseconds(Calls, () => augmenter.Draw(digits.Labels!, random));
                var drawn = augmenter.Draw(digits.Labels!, random);
                double apply = Milliseconds(Calls, () => drawn.Apply(images, labels, 0));
                return
                [
                    new(setting.Name + ": draw", Unit.CpuMilliseconds, draw), new(setting.Name + ": apply", Unit.CpuMilliseconds, apply),
                    new(setting.Name + ": both, of a step with it", Unit.Percent, 100 * (draw + apply) / (step + draw + apply)),
                ];
            })),
        ]);
    }

    private static IEnumerable<(string Name, AugmentParams Settings)> Settings()
    {
        var affine = s_off with { Rotation = 7, Zoom = 0.1, Stretch = 0.05, Shear = 0.15, Shift = 2.5 };
        yield return ("affine, as in `fast`", affine);
        yield return ("affine, nearest fill", affine with { Fill = "nearest" });
        yield return ("affine and elastic", affine with { Elastic = 0.5 });
        yield return ("erase", s_off with { Erase = 8, EraseFrom = 4 });
        yield return ("noise", s_off with { Noise = 0.1 });
        yield return ("mixup", s_off with { Mixup = 0.2 });
        yield return ("cutmix", s_off with { Cutmix = 1 });
    }

    private static double Milliseconds(int calls, Action action) => MillisecondsPerSecond / calls * Clock.CpuSeconds(() =>
    {
        for (int call = 0; call < calls; call++)
        {
            using var scope = NewDisposeScope();
            action();
        }
    });
}
