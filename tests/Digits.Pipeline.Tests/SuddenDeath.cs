using System.Diagnostics;

namespace Digits.Pipeline.Tests;

/// <summary>Kills the own process with SIGKILL when a run reaches a point.</summary>
/// <param name="point">One of the engine's fault points.</param>
/// <param name="damaged">An output that is damaged as soon as it is published, where the point lies in its healing.</param>
internal sealed class SuddenDeath(string point, string damaged)
{
    private int _published;

    public void Reach(string reached)
    {
        if (reached == "Remember.after" && point.StartsWith("Heal", StringComparison.Ordinal) && Interlocked.Exchange(ref _published, 1) == 0)
        {
            File.Delete(damaged);
            File.WriteAllText(damaged, "damaged");
        }

        if (reached == point)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
