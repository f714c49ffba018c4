namespace Digits.Core.Schedules;

/// <summary>Computes a step's learning rate as a fraction of the peak; steps count from 0.</summary>
internal static class RateFactor
{
    /// <summary>Falls along half a cosine from 1 to the floor, <c>cycles</c> times (Loshchilov and Hutter 2017), after a linear warm-up.</summary>
    public static double Cosine(ScheduleParams settings, int step, int steps)
    {
        double warmUp = settings.WarmUp * steps;
        if (step < warmUp)
        {
            return (step + 1) / warmUp;
        }

        double length = (steps - warmUp) / settings.Cycles;
        double within = (step - warmUp) % length / length;
        return settings.Floor + ((1 - settings.Floor) * (1 + Math.Cos(Math.PI * within)) / 2);
    }

    /// <summary>Multiplies the rate again and again after a number of epochs.</summary>
    public static double Step(ScheduleParams settings, int step, int batchesPerEpoch) =>
        Math.Pow(settings.StepFactor, step / batchesPerEpoch / settings.StepEpochs);

    /// <summary>Rises linearly, stays at 1, and falls linearly to the floor at the last step.</summary>
    public static double WarmDown(ScheduleParams settings, int step, int steps)
    {
        double up = settings.WarmUp * steps;
        double down = settings.WarmDown * steps;
        return step < up ? (step + 1) / up
            : step < down || down >= steps - 1 ? 1
            : 1 - ((1 - settings.Floor) * (step - down) / (steps - 1 - down));
    }
}
