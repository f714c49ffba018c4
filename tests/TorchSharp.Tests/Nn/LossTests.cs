using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.Tests.Nn.Numbers;

namespace TorchSharp.Tests.Nn;

public class LossTests
{
    private static readonly long[] Classes = [2, 0, 1, 2];

    public static TheoryData<Reduction> Reductions => [Reduction.None, Reduction.Mean, Reduction.Sum];

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Cross_entropy_smooths_labels(Reduction reduction)
    {
        double[] Loop(double[][] a) => Reduce(reduction, a[0].Chunk(3).Select((row, i) =>
        {
            var logs = Loops.Softmax(row).Select(v => Math.Log(v)).ToArray();
            return -(0.9 * logs[Classes[i]] + 0.1 * logs.Average());
        }));

        Agrees(a => functional.cross_entropy(a[0], torch.tensor(Classes), reduction: reduction, label_smoothing: 0.1), Loop, Spread(0, 4, 3));
    }

    [Fact]
    public void Cross_entropy_weighs_classes_and_takes_the_weighed_mean()
    {
        double[] weights = [0.5, 1, 2];
        using var loss = new Modules.CrossEntropyLoss(Of(weights, 3));

        Agrees(
            a => loss.call(a[0], torch.tensor(Classes)),
            a => [a[0].Chunk(3).Select((row, i) => -weights[Classes[i]] * Math.Log(Loops.Softmax(row)[Classes[i]])).Sum() / Classes.Sum(c => weights[c])],
            Spread(0, 4, 3));
    }

    [Fact]
    public void Cross_entropy_takes_probabilities_as_targets_and_ignores_a_class()
    {
        using var targets = functional.softmax(Spread(2, 4, 3), 1);
        var shares = Of(targets);
        Agrees(
            a => functional.cross_entropy(a[0], targets),
            a => [a[0].Chunk(3).Select((row, i) => -Loops.Softmax(row).Select((p, k) => shares[3 * i + k] * Math.Log(p)).Sum()).Average()],
            Spread(0, 4, 3));
        using var ignoring = new Modules.CrossEntropyLoss(ignore_index: 2);
        Agrees(
            a => ignoring.call(a[0], torch.tensor(Classes)),
            a => [a[0].Chunk(3).Select((row, i) => (Row: row, Class: Classes[i])).Where(r => r.Class != 2)
                .Average(r => -Math.Log(Loops.Softmax(r.Row)[r.Class]))],
            Spread(0, 4, 3));
    }

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Other_losses_follow_their_formulas(Reduction reduction)
    {
        var target = Of([0, 1, 1, 0.3, 0.8, 0], 2, 3);
        var t = Of(target);
        Agrees(
            a => NLLLoss(reduction: reduction).call(a[0], torch.tensor(Classes)),
            a => Reduce(reduction, a[0].Chunk(3).Select((row, i) => -row[Classes[i]])), Spread(0, 4, 3));
        Agrees(a => MSELoss(reduction).call(a[0], target), a => Reduce(reduction, a[0].Zip(t, (x, y) => (x - y) * (x - y))), Spread(0, 2, 3));
        Agrees(
            a => BCEWithLogitsLoss(reduction: reduction).call(a[0], target),
            a => Reduce(reduction, a[0].Zip(t, (x, y) => -y * Math.Log(1 / (1 + Math.Exp(-x))) - (1 - y) * Math.Log(1 / (1 + Math.Exp(x))))), Spread(0, 2, 3));
    }

    private static double[] Reduce(Reduction reduction, IEnumerable<double> losses) => reduction switch
    {
        Reduction.Mean => [losses.Average()],
        Reduction.Sum => [losses.Sum()],
        _ => losses.ToArray(),
    };
}
