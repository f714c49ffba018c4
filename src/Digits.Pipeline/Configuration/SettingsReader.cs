using System.Globalization;
using System.Text.Json;
using Digits.Pipeline.Points;

namespace Digits.Pipeline.Configuration;

/// <summary>Reads pipeline.json and overlays it: sections, recipe, debug, --set.</summary>
/// <param name="schemas">Every param that there is.</param>
/// <param name="perMember">Those that members may set, by the list that names the members.</param>
internal sealed class SettingsReader(IReadOnlyDictionary<string, ParamSchema> schemas, IReadOnlyDictionary<string, IReadOnlySet<string>> perMember)
{
    private const string File = "pipeline.json";
    private static readonly string[] TopKeys = ["data", "seed", "recipe", "resources", "stages", "recipes", "debug", "search", "ablation", "leaderboard"];

    // What a recipe may say about itself, for people: neither is a param.
    private const string Note = "note";
    private const string Reported = "reported";
    private readonly List<Fault> _faults = [];
    private readonly Dictionary<string, string> _params = [];
    private string[] Lists => [.. perMember.Keys];
    private string[] Sections => [.. schemas.Keys.Select(path => path.Split('.')[0]).Distinct()];

    /// <param name="options">What the user asked for.</param>
    /// <param name="point">The recipe and values of a point that is compared with others; null for none.</param>
    /// <exception cref="UserErrorException">All unknown keys, wrong types and values out of range at once.</exception>
    public Settings Read(PipelineOptions options, Point? point = null)
    {
        var top = JsonAtReader.Read(Path.Combine(options.Root, File), File);
        string data = Top(top, "data", JsonValueKind.String, "a folder or .zip file").Text;
        string seedText = Top(top, "seed", JsonValueKind.Number, "an integer 0..9007199254740991").Text;
        string recipe = Top(top, "recipe", JsonValueKind.String, "a recipe's name").Text;
        StrictKeys.Check(top, [.. TopKeys, .. Lists, .. Sections], _faults);
        Overlay(top, "", [.. TopKeys, .. Lists]);
        var recipes = top["recipes"]?.Members ?? [];
        foreach (var (_, overlay) in recipes)
        {
            StrictKeys.Check(overlay, [.. Lists, .. Sections, Note, Reported], _faults);
            Remark(overlay[Note], JsonValueKind.String, "a text about the recipe");
            Remark(overlay[Reported], JsonValueKind.Number, "the score that its source reported, a number");
            Check(overlay);
            CheckMembers(overlay);
        }

        CheckMembers(top);
        if (top["debug"] is { } debugSection)
        {
            StrictKeys.Check(debugSection, Sections, _faults);
            Check(debugSection);
        }

        ThrowFaults();
        recipe = point?.Recipe ?? options.Recipe ?? recipe;
        if (recipes.FirstOrDefault(candidate => candidate.Key == recipe).Value is not { } chosen)
        {
            string names = string.Join(", ", recipes.Select(candidate => candidate.Key));
            throw new UserErrorException(
                $"recipe \"{recipe}\"", $"one of {names} (nearest: {Nearest.Of(recipe, recipes.Select(candidate => candidate.Key))})",
                point?.Where ?? ((point?.Recipe ?? options.Recipe) is null ? top["recipe"]!.Where : "--recipe"));
        }

        Overlay(chosen, "", Lists);
        var common = new Dictionary<string, string>(_params);
        var lists = new Dictionary<string, MemberList>();
        foreach (var (list, settable) in perMember)
        {
            if ((chosen[list] ?? top[list]) is not { } named)
            {
                continue;
            }

            var members = new Dictionary<string, IReadOnlyDictionary<string, string>>();
            foreach (var (name, overlay) in named.Members)
            {
                Replace(common);
                Overlay(overlay, "", []);
                Finish(top, options, point, ref data, ref seedText);
                members[name] = new Dictionary<string, string>(_params);
            }

            lists[list] = new MemberList(settable, members);
        }

        ThrowFaults();
        Replace(common);
        Finish(top, options, point, ref data, ref seedText);
        Missing();
        ThrowFaults();
        return new Settings { Recipe = recipe, Seed = Seed(seedText, top["seed"]!.Where), Data = data, Params = _params, Lists = lists };
    }

    /// <summary>Puts what counts most over all: debug, then --set, then a point's own values.</summary>
    private void Finish(JsonAt top, PipelineOptions options, Point? point, ref string data, ref string seedText)
    {
        if (options.Debug)
        {
            Overlay(top["debug"] ?? throw new UserErrorException("no section \"debug\"", "the params that --debug sets", File), "", []);
        }

        foreach (string assignment in options.Set)
        {
            Assign(assignment, ref data, ref seedText);
        }

        foreach (var (path, value) in point?.Values ?? new Dictionary<string, string>())
        {
            if (path == Points.Seed.Path)
            {
                seedText = value;
            }
            else
            {
                _params[path] = value;
            }
        }
    }

    private void CheckMembers(JsonAt holder)
    {
        foreach (string list in Lists.Where(list => holder[list] is not null))
        {
            CheckMembers(list, holder[list]!);
        }
    }

    private void CheckMembers(string list, JsonAt members)
    {
        if (members.Kind != JsonValueKind.Object)
        {
            _faults.Add(new Fault($"{list} = {members.Shown}", "an object", members.Where));
        }

        foreach (var (name, overlay) in members.Members)
        {
            if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                _faults.Add(new Fault($"member \"{name}\"", "letters, digits, - and _", overlay.Where));
            }

            StrictKeys.Check(overlay, Sections, _faults);
            Check(overlay);
            foreach (var (section, values) in overlay.Members)
            {
                foreach (var (param, value) in values.Members.Where(member => !perMember[list].Contains($"{section}.{member.Key}") && schemas.ContainsKey($"{section}.{member.Key}")))
                {
                    _faults.Add(new Fault($"{section}.{param} of member \"{name}\"", "a param that only stages with an instance per member read", value.Where));
                }
            }
        }
    }

    private void Replace(Dictionary<string, string> values)
    {
        _params.Clear();
        foreach (var (path, value) in values)
        {
            _params[path] = value;
        }
    }

    private JsonAt Top(JsonAt top, string key, JsonValueKind kind, string expected)
    {
        if (top[key] is { } value && value.Kind == kind)
        {
            return value;
        }

        _faults.Add(new Fault(top[key] is { } other ? $"{key} = {other.Shown}" : $"no key \"{key}\"", expected, top[key]?.Where ?? File));
        return new JsonAt(kind, "0", [], [], File);
    }

    private void Remark(JsonAt? value, JsonValueKind kind, string expected)
    {
        if (value is not null && value.Kind != kind)
        {
            _faults.Add(new Fault(value.Shown, expected, value.Where));
        }
    }

    private static long Seed(string text, string where) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seed) && seed <= 9007199254740991
            ? seed
            : throw new UserErrorException($"seed = {text}", "an integer 0..9007199254740991", where);

    private void Check(JsonAt overlay)
    {
        var kept = new Dictionary<string, string>(_params);
        Overlay(overlay, "", Lists);
        Replace(kept);
    }

    private void Overlay(JsonAt value, string prefix, string[] except)
    {
        foreach (var (name, member) in value.Members.Where(member => !except.Contains(member.Key)))
        {
            string path = prefix + name;
            if (prefix.Length > 0)
            {
                Set(path, member);
            }
            else if (!Sections.Contains(name))
            {
                continue;
            }
            else if (member.Kind != JsonValueKind.Object)
            {
                _faults.Add(new Fault($"{path} = {member.Shown}", "an object", member.Where));
            }
            else
            {
                Overlay(member, name + ".", []);
            }
        }
    }

    private void Set(string path, JsonAt value)
    {
        if (!schemas.TryGetValue(path, out var schema))
        {
            _faults.Add(new Fault($"unknown key \"{path}\"", $"\"{Nearest.OfPath(path, schemas.Keys)}\" (the nearest valid key)", value.Where));
        }
        else if (schema.Canonical(value) is { } text)
        {
            _params[path] = text;
        }
        else
        {
            _faults.Add(new Fault($"{path} = {value.Shown}", schema.Expected, value.Where));
        }
    }

    private void Assign(string assignment, ref string data, ref string seed)
    {
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        string where = $"--set={assignment}";
        if (equals <= 0)
        {
            _faults.Add(new Fault($"\"{assignment}\"", "path.to.param=value", where));
            return;
        }

        string path = assignment[..equals];
        string text = assignment[(equals + 1)..];
        switch (path)
        {
            case "data":
                data = text;
                break;
            case "seed":
                seed = Seed(text, where).ToString(CultureInfo.InvariantCulture);
                break;
            case "recipe":
                _faults.Add(new Fault("a recipe among the params", $"--recipe={text}", where));
                break;
            default:
                AssignParam(path, text, where);
                break;
        }
    }

    private void AssignParam(string path, string text, string where)
    {
        if (schemas.TryGetValue(path, out var schema))
        {
            Set(path, schema.FromText(text, where));
        }
        else if (Sections.Contains(path))
        {
            string[] within = [.. schemas.Keys.Where(known => known.StartsWith(path + ".", StringComparison.Ordinal))];
            _faults.Add(new Fault($"the section \"{path}\"", $"one of its params: {string.Join(", ", within)}", where));
        }
        else
        {
            _faults.Add(new Fault($"unknown key \"{path}\"", $"\"{Nearest.OfPath(path, ["data", "seed", .. schemas.Keys])}\" (the nearest valid key)", where));
        }
    }

    private void Missing()
    {
        foreach (string path in schemas.Keys.Where(path => !_params.ContainsKey(path)))
        {
            _faults.Add(new Fault($"no value for {path}", schemas[path].Expected, File));
        }
    }

    private void ThrowFaults()
    {
        if (_faults.Count > 0)
        {
            throw new UserErrorException(_faults.Distinct());
        }
    }
}
