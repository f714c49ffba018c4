namespace Digits.Pipeline.Declarations;

/// <summary>Orders stages so that each comes after what it needs.</summary>
internal static class StageOrder
{
    /// <exception cref="UserErrorException">Stages need each other in a circle, printed as <c>first -> third -> second -> first</c>.</exception>
    public static IReadOnlyList<StageDeclaration> Sort(IReadOnlyList<StageDeclaration> stages)
    {
        var byName = stages.ToDictionary(stage => stage.Name);
        var sorted = new List<StageDeclaration>();
        var path = new List<string>();
        foreach (var stage in stages)
        {
            Visit(stage);
        }

        return sorted;

        void Visit(StageDeclaration stage)
        {
            if (sorted.Contains(stage))
            {
                return;
            }

            int start = path.IndexOf(stage.Name);
            path.Add(stage.Name);
            if (start >= 0)
            {
                throw new UserErrorException(string.Join(" -> ", path.Skip(start)), "stages that need each other in no circle", "inputs in stages/*/stage.json");
            }

            foreach (var (_, reference) in stage.Inputs.Concat(stage.Data?.Fallback ?? []))
            {
                Visit(byName[reference.Stage]);
            }

            path.RemoveAt(path.Count - 1);
            sorted.Add(stage);
        }
    }
}
