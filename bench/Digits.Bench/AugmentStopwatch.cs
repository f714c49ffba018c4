using System.Diagnostics;
using System.Globalization;
using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Inputs;
using Digits.Core.Models;
using Digits.Core.Randomness;
using Digits.Core.Sample;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Bench;

/// <summary>Prints what each augmentation costs of a training step of the default recipe, in CPU time of one thread: other load matters little.</summary>
internal static class AugmentStopwatch
{
    private const int BatchSize = 128;
    private const int Rounds = 5;

    private static readonly AugmentParams s_off = new() { Rotation = 0, Zoom = 0, Shear = 0, Shift = 0 };

    public static int Run()
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        var digits = SampleDigits.Draw(BatchSize, 1, "train");
        var images = from_array(digits.Pixels, ScalarType.Byte, CPU).reshape(BatchSize, 1, 28, 28).to(ScalarType.Float32).div_(255);
        var labels = from_array(Array.ConvertAll(digits.Labels!, l => (long)l), ScalarType.Int64, CPU);
        using var model = ModelCatalogue.Create(new() { Name = "cnn", Width = 24, Kernel = 3, Activation = "own", Dropout = 0, DropBlock = 0 }, InputShape.Digits, 1);
        using var optimizer = optim.AdamW(model.parameters(), 0.003);
        double step = Milliseconds(20, () =>
        {
            model.zero_grad();
            nn.functional.cross_entropy(model.call(InputTransform.None.Apply(images, ScalarType.BFloat16)), labels).backward();
            optimizer.step();
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step without augmentation: {step:F2} ms"));
        Console.WriteLine("augmentation of a batch of 128: ms to draw on the CPU, ms to apply, share of a step");
        foreach (var (name, settings) in Settings())
        {
            var augmenter = new Augmenter(settings, CPU);
            var random = new SplitMix64(1);
            double draw = Milliseconds(200, () => augmenter.Draw(digits.Labels!, random));
            var drawn = augmenter.Draw(digits.Labels!, random);
            double apply = Milliseconds(200, () => drawn.Apply(images, labels, 0));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-28} {draw,6:F3} {apply,6:F3} {(draw + apply) / (step + draw + apply),7:P1}"));
        }

        return 0;
    }

    private static IEnumerable<(string Name, AugmentParams Settings)> Settings()
    {
        var affine = s_off with { Rotation = 7, Zoom = 0.1, Stretch = 0.05, Shear = 0.15, Shift = 2.5 };
        yield return ("affine, as in fast", affine);
        yield return ("affine, nearest fill", affine with { Fill = "nearest" });
        yield return ("affine and elastic", affine with { Elastic = 0.5 });
        yield return ("erase", s_off with { Erase = 8, EraseFrom = 4 });
        yield return ("noise", s_off with { Noise = 0.1 });
        yield return ("mixup", s_off with { Mixup = 0.2 });
        yield return ("cutmix", s_off with { Cutmix = 1 });
    }

    /// <summary>Measures the median over rounds of CPU time per call.</summary>
    private static double Milliseconds(int calls, Action action)
    {
        using var process = Process.GetCurrentProcess();
        double[] rounds = new double[Rounds + 1];
        for (int round = 0; round < rounds.Length; round++)
        {
            process.Refresh();
            var start = process.TotalProcessorTime;
            for (int call = 0; call < calls; call++)
            {
                using var scope = NewDisposeScope();
                action();
            }

            process.Refresh();
            rounds[round] = (process.TotalProcessorTime - start).TotalMilliseconds / calls;
        }

        // The first round warms up.
        return rounds[1..].Order().ElementAt(Rounds / 2);
    }
}
