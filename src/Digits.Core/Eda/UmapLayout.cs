using Digits.Core.Randomness;

namespace Digits.Core.Eda;

/// <summary>Moves points of the plane: neighbours towards each other, others apart (McInnes, Healy, Melville 2018, section 3.2).</summary>
internal sealed class UmapLayout
{
    private const double MaxMove = 4;

    // Keeps a push finite where two points lie on each other.
    private const double Softening = 0.001;

    private readonly PullTable _pull;
    private readonly PullTable _push;

    public UmapLayout(UmapCurve curve)
    {
        _pull = new(squared => -2 * curve.A * curve.B * curve.Power(squared) / squared / (1 + (curve.A * curve.Power(squared))));
        _push = new(squared => 2 * curve.B / ((Softening + squared) * (1 + (curve.A * curve.Power(squared)))));
    }

    /// <summary>Moves the points; an edge takes part in as many epochs as its weight deserves, the heaviest in all.</summary>
    /// <param name="places">float64 [N*2], moved.</param>
    /// <param name="graph">Who is whose neighbour.</param>
    /// <param name="epochs">The number of epochs; moves shrink linearly to nothing.</param>
    /// <param name="negatives">The points that push away for each neighbour that pulls.</param>
    /// <param name="random">Draws who pushes.</param>
    public void Run(double[] places, FuzzyGraph graph, int epochs, int negatives, SplitMix64 random)
    {
        double heaviest = graph.Weights.Max();
        double[] period = [.. graph.Weights.Select(w => heaviest / w)], next = [.. period];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double rate = 1 - ((double)epoch / epochs);
            for (int edge = 0; edge < period.Length; edge++)
            {
                if (next[edge] > epoch + 1)
                {
                    continue;
                }

                next[edge] += period[edge];
                int head = graph.Heads[edge] * 2, tail = graph.Tails[edge] * 2;
                Pull(places, head, tail, rate);
                for (int i = 0; i < negatives; i++)
                {
                    int other = (int)(((random.NextUInt64() >> 32) * (ulong)graph.Points) >> 32) * 2;
                    if (other != head)
                    {
                        Push(places, head, other, rate);
                    }
                }
            }
        }
    }

    private void Pull(double[] places, int head, int tail, double rate)
    {
        double x = places[head] - places[tail], y = places[head + 1] - places[tail + 1], squared = (x * x) + (y * y);
        if (squared > 0)
        {
            double strength = _pull[squared], moveX = Held(strength * x) * rate, moveY = Held(strength * y) * rate;
            places[head] += moveX;
            places[head + 1] += moveY;
            places[tail] -= moveX;
            places[tail + 1] -= moveY;
        }
    }

    private void Push(double[] places, int head, int other, double rate)
    {
        double x = places[head] - places[other], y = places[head + 1] - places[other + 1], squared = (x * x) + (y * y);
        if (squared > 0)
        {
            double strength = _push[squared];
            places[head] += Held(strength * x) * rate;
            places[head + 1] += Held(strength * y) * rate;
        }
    }

    private static double Held(double move) => Math.Clamp(move, -MaxMove, MaxMove);
}
