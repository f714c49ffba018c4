using Digits.Core.Metrics;

namespace Digits.Core.Ensembling;

/// <summary>Holds the ways to combine members' probabilities of one row.</summary>
internal static class Combine
{
    /// <summary>Takes the weighted mean of probabilities.</summary>
    public static void Mean(double[][] members, IReadOnlyList<double> weights, Span<double> combined)
    {
        for (int member = 0; member < members.Length; member++)
        {
            for (int digit = 0; digit < combined.Length; digit++)
            {
                combined[digit] += weights[member] * members[member][digit];
            }
        }
    }

    /// <summary>Takes the weighted mean of log-probabilities, which are logits but for a constant, and makes it probabilities again.</summary>
    public static void MeanLogits(double[][] members, IReadOnlyList<double> weights, Span<double> combined)
    {
        for (int member = 0; member < members.Length; member++)
        {
            for (int digit = 0; digit < combined.Length; digit++)
            {
                combined[digit] += weights[member] * Math.Log(Math.Max(members[member][digit], LogLoss.LeastProbability));
            }
        }

        double sum = 0;
        foreach (ref double value in combined)
        {
            value = Math.Exp(value);
            sum += value;
        }

        foreach (ref double value in combined)
        {
            value /= sum;
        }
    }

    /// <summary>Lets each member vote for its most probable class, of equals the lowest; the mean of probabilities is one further vote, spread over the classes, and so breaks ties.</summary>
    public static void Vote(double[][] members, IReadOnlyList<double> weights, Span<double> combined)
    {
        Mean(members, weights, combined);
        foreach (double[] member in members)
        {
            combined[Array.IndexOf(member, member.Max())] += 1;
        }

        foreach (ref double value in combined)
        {
            value /= members.Length + 1;
        }
    }
}
