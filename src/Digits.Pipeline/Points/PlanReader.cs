using System.Text.Json;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;
using Digits.Pipeline.Graph;

namespace Digits.Pipeline.Points;

/// <summary>Reads a comparison's points from pipeline.json.</summary>
internal sealed class PlanReader(StageCatalogue catalogue, PipelineOptions options)
{
    private const string File = "pipeline.json";

    /// <summary>The params that a point may set, and the seed.</summary>
    private readonly string[] _paths = [.. catalogue.Schemas.Keys, Seed.Path];
    private readonly List<Fault> _faults = [];

    /// <exception cref="UserErrorException">There is no such comparison, or something in it is wrong: all faults of one kind at once.</exception>
    public PointPlan Read(Comparison comparison)
    {
        var top = JsonAtReader.Read(Path.Combine(options.Root, File), File);
        var section = top[comparison.Section];
        if (comparison.Section == BoardReader.Section)
        {
            return Board(section, top["recipes"]);
        }

        var (name, value) = Choose(comparison, section);
        string path = $"{comparison.Section}.{name}";
        if (value.Kind != JsonValueKind.Object)
        {
            throw new UserErrorException($"{path} = {value.Shown}", "an object", value.Where);
        }

        var points = comparison.Section == GridReader.Section
            ? new GridReader(this, path, value).Read()
            : new AblationReader(this, path, value).Read(Settings);
        Throw();
        foreach (string assigned in options.Set.Select(assignment => assignment.Split('=')[0]).Where(set => points.Any(point => point.Values.ContainsKey(set))))
        {
            _faults.Add(new Fault($"--set={assigned}=... beside values of {assigned} in {path}", "one of both", "command line"));
        }

        Throw();
        return new PointPlan(name, points);
    }

    private PointPlan Board(JsonAt? section, JsonAt? recipes)
    {
        if (options.Recipe is not null)
        {
            throw new UserErrorException($"--recipe={options.Recipe} with a {BoardReader.Section}", $"its recipes in {File}, under \"{BoardReader.Section}\"", "command line");
        }

        var points = new BoardReader(this, section, recipes).Read();
        Throw();
        return new PointPlan(BoardReader.Section, points);
    }

    /// <summary>Reports values that change nothing, since no stage which the points need reads them.</summary>
    public void CheckUse(PointPlan plan, InstanceGraph graph)
    {
        var read = graph.Instances.SelectMany(instance => instance.Stage.Params.Keys.Concat(instance.Stage.Matrix.Select(axis => axis.Value)))
            .Concat(graph.Instances.Any(instance => instance.Stage.Seeded) ? [Seed.Path] : []).ToHashSet();
        string[] unread = [.. plan.Points.SelectMany(point => point.Values.Keys).Distinct().Where(path => !read.Contains(path))];
        foreach (string path in unread)
        {
            Add($"values of {path}", $"a param of a stage that the points need: {string.Join(", ", graph.Instances.Select(instance => instance.Stage.Name).Distinct())}", $"pipeline.json: {plan.Name}");
        }

        Throw();
    }

    /// <summary>Notes what is wrong.</summary>
    public void Add(string found, string expected, string where) => _faults.Add(new Fault(found, expected, where));

    /// <summary>Notes the keys of an object that nobody declared.</summary>
    public void CheckKeys(JsonAt value, params string[] valid) => StrictKeys.Check(value, valid, _faults);

    /// <summary>Reports what was noted, if anything.</summary>
    public void Throw()
    {
        if (_faults.Count > 0)
        {
            throw new UserErrorException(_faults.Distinct());
        }
    }

    /// <summary>Gets the recipe of a comparison: the command line's, else its own, else pipeline.json's (null).</summary>
    public string? Recipe(JsonAt comparison, string path)
    {
        if (comparison["recipe"] is not { } own)
        {
            return options.Recipe;
        }

        if (own.Kind != JsonValueKind.String)
        {
            Add($"{path}.recipe = {own.Shown}", "a recipe's name", own.Where);
        }
        else
        {
            CheckRecipe(own);
        }

        return options.Recipe ?? own.Text;
    }

    /// <summary>Notes a recipe that there is none of.</summary>
    public void CheckRecipe(JsonAt name)
    {
        string[] recipes = [.. JsonAtReader.Read(Path.Combine(options.Root, File), File)["recipes"]?.Members.Select(recipe => recipe.Key) ?? []];
        if (!recipes.Contains(name.Text))
        {
            Add($"recipe \"{name.Text}\"", $"one of {string.Join(", ", recipes)} (nearest: {Nearest.Of(name.Text, recipes)})", name.Where);
        }
    }

    /// <summary>Gets whether a path names a param or the seed, and notes where not.</summary>
    public bool Knows(string path, string where)
    {
        if (_paths.Contains(path))
        {
            return true;
        }

        Add($"unknown key \"{path}\"", $"\"{Nearest.OfPath(path, _paths)}\" (the nearest valid key)", where);
        return false;
    }

    /// <summary>Gets the canonical text of a param's value, or notes what is wrong and gets null.</summary>
    public string? Canonical(string path, JsonAt value)
    {
        var schema = path == Seed.Path ? Seed.Schema : catalogue.Schemas[path];
        string? text = schema.Canonical(value);
        if (text is null)
        {
            Add($"{path} = {value.Shown}", schema.Expected, value.Where);
        }

        return text;
    }

    /// <summary>Gets the params that lie at a path: itself, or all of a section.</summary>
    public IReadOnlyList<string> At(string path) => [.. catalogue.Schemas.Keys.Where(param => param == path || param.StartsWith(path + ".", StringComparison.Ordinal))];

    /// <summary>Notes a path that is no param and no section.</summary>
    public void Unknown(string path, string where)
    {
        string[] valid = [.. catalogue.Schemas.Keys.Select(param => param.Split('.')[0]).Distinct(), .. catalogue.Schemas.Keys];
        string? nearest = path.Contains('.', StringComparison.Ordinal) ? Nearest.OfPath(path, catalogue.Schemas.Keys) : Nearest.Of(path, valid);
        Add($"unknown key \"{path}\"", $"\"{nearest}\" (the nearest valid key)", where);
    }

    private Settings Settings(string recipe) => new SettingsReader(catalogue.Schemas, catalogue.PerMember).Read(options with { Recipe = recipe, Set = [], Debug = false });

    private static KeyValuePair<string, JsonAt> Choose(Comparison comparison, JsonAt? section)
    {
        var (kind, option) = (comparison.Section, "--" + comparison.Section);
        if (section is not { Kind: JsonValueKind.Object, Members.Count: > 0 })
        {
            string found = section is null ? $"no key \"{kind}\"" : section.Kind == JsonValueKind.Object ? $"nothing in {kind}" : $"{kind} = {section.Shown}";
            throw new UserErrorException(found, $"an object with a name for each {kind}", section?.Where ?? File);
        }

        var names = section.Members.Select(member => member.Key).ToList();
        if (comparison.Name is null)
        {
            return names.Count == 1 ? section.Members[0] : throw new UserErrorException($"no {option}", $"{option}=NAME, one of {string.Join(", ", names)}", "command line");
        }

        return names.Contains(comparison.Name)
            ? section.Members.First(member => member.Key == comparison.Name)
            : throw new UserErrorException(
                $"{kind} \"{comparison.Name}\"", $"one of {string.Join(", ", names)} (nearest: {Nearest.Of(comparison.Name, names)})", option);
    }
}
