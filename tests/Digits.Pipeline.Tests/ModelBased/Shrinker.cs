namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Finds a shortest part of a failing sequence that still fails: no single operation of it can be left out.</summary>
internal static class Shrinker
{
    /// <param name="operations">A sequence that fails.</param>
    /// <param name="fails">Tells whether a sequence fails.</param>
    public static IReadOnlyList<Operation> Shrink(IReadOnlyList<Operation> operations, Func<IReadOnlyList<Operation>, bool> fails)
    {
        List<Operation> kept = [.. operations];
        bool shrunk = true;
        while (shrunk)
        {
            shrunk = false;
            for (int size = Math.Max(1, kept.Count / 2); size >= 1; size /= 2)
            {
                for (int start = 0; start + size <= kept.Count;)
                {
                    List<Operation> candidate = [.. kept[..start], .. kept[(start + size)..]];
                    if (fails(candidate))
                    {
                        kept = candidate;
                        shrunk = true;
                    }
                    else
                    {
                        start += size;
                    }
                }
            }

            for (int index = 0; index < kept.Count; index++)
            {
                foreach (var simpler in Simpler(kept[index]))
                {
                    List<Operation> candidate = [.. kept[..index], simpler, .. kept[(index + 1)..]];
                    if (fails(candidate))
                    {
                        kept = candidate;
                        shrunk = true;
                        break;
                    }
                }
            }
        }

        return kept;
    }

    private static IEnumerable<Operation> Simpler(Operation operation)
    {
        if (operation is Run run)
        {
            Run[] simpler =
            [
                run with { Event = Event.None, At = 0 }, run with { Verify = false }, run with { Force = null }, run with { KeepGoing = false },
                run with { Young = false }, run with { Twice = false }, run with { Jobs = 1 }, run with { Target = "last" }, run with { At = run.At / 2 },
            ];
            foreach (var candidate in simpler.Where(candidate => candidate != run))
            {
                yield return candidate;
            }
        }
    }
}
