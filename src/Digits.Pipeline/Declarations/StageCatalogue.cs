using Digits.Pipeline.Configuration;
using Digits.Pipeline.Graph;

namespace Digits.Pipeline.Declarations;

/// <summary>All stages under stages/, checked against each other.</summary>
internal sealed class StageCatalogue
{
    /// <summary>The params that the engine itself gives: stages may declare them, pipeline.json may not.</summary>
    public static readonly IReadOnlyDictionary<string, ParamSchema> Given = new Dictionary<string, ParamSchema>
    {
        ["data.kind"] = new() { Type = "string", Values = ["real", "sample"] },
    };

    private readonly Dictionary<string, StageDeclaration> _byName;

    private StageCatalogue(IReadOnlyList<StageDeclaration> stages)
    {
        Stages = stages;
        _byName = stages.ToDictionary(stage => stage.Name, StringComparer.OrdinalIgnoreCase);
        Schemas = stages.SelectMany(stage => stage.Params).Where(param => param.Value is not null)
            .ToDictionary(param => param.Key, param => param.Value!);
        PerMember = stages.Where(stage => stage.MemberList is not null).GroupBy(stage => stage.MemberList!).ToDictionary(
            list => list.Key,
            list => (IReadOnlySet<string>)list.SelectMany(stage => stage.Params.Keys.Except(stage.Matrix.SelectMany(axis => MatrixLength.Paths(axis.Value)))).ToHashSet());
        Fallbacks = stages.SelectMany(stage => stage.Data?.Fallback ?? []).Select(fallback => fallback.Value.Stage).ToHashSet();
    }

    /// <summary>Gets the stages in an order where each comes after what it needs.</summary>
    public IReadOnlyList<StageDeclaration> Stages { get; }

    /// <summary>Gets the schema of every param that pipeline.json may hold.</summary>
    public IReadOnlyDictionary<string, ParamSchema> Schemas { get; }

    /// <summary>Gets the params that a member may set, by its list: those that a stage with an instance per member declares, but for the lengths of its axes.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> PerMember { get; }

    /// <summary>Gets the stages that only stand in for missing data.</summary>
    public IReadOnlySet<string> Fallbacks { get; }

    /// <summary>Gets a stage by its name in any letter case, or null.</summary>
    public StageDeclaration? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads stages/*/stage.json.</summary>
    /// <exception cref="UserErrorException">A declaration is wrong, needs something that nobody writes, or needs itself.</exception>
    public static StageCatalogue Load(string root)
    {
        string folder = Path.Combine(root, "stages");
        string[] files = Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder).Select(stage => Path.Combine(stage, "stage.json")).Where(File.Exists).Order(StringComparer.Ordinal)]
            : [];
        if (files.Length == 0)
        {
            throw new UserErrorException("no stages", "stages/<Name>/stage.json", folder);
        }

        var faults = new List<Fault>();
        var reader = new StageFile(faults);
        var stages = WholeSections.Spread([.. files.Select(reader.Read).OfType<StageDeclaration>()]);
        Throw(faults);
        CatalogueCheck.Run(stages, faults);
        Throw(faults);
        return new StageCatalogue(StageOrder.Sort(stages));
    }

    private static void Throw(List<Fault> faults)
    {
        if (faults.Count > 0)
        {
            throw new UserErrorException(faults);
        }
    }
}
