using System.Globalization;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Draws a sequence from a seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="processes">Whether runs are real processes, which take no options but can be killed for real.</param>
internal sealed class SequenceGenerator(int seed, bool processes = false)
{
    private static readonly string[] Coded = [.. Sources.Stages, "library"];
    private static readonly string[] Recipes = ["plain", "same", "long", "wide"];
    private readonly Random _random = new(seed);

    /// <summary>Gets a sequence that ends with a plain run.</summary>
    /// <param name="runs">How many runs lie between the first and the last.</param>
    public IReadOnlyList<Operation> Draw(int runs = 3)
    {
        List<Operation> operations = [new Run { Jobs = processes ? 2 : 1 + _random.Next(2) }];
        for (int run = 0; run < runs; run++)
        {
            int before = _random.Next(4);
            for (int index = 0; index < before; index++)
            {
                operations.Add(Change());
            }

            operations.Add(processes ? DrawProcess() : DrawRun());
        }

        return [.. operations, new Run { Twice = !processes }];
    }

    private Operation Change() => _random.Next(22) switch
    {
        0 => new EditData(_random.Next(4), _random.Next(1, 4)),
        1 => new TouchData(),
        2 => new SetParam("ingest.rows", Number(1, 4)),
        3 => new SetParam("train.epochs", Number(8, 13)),
        4 => new SetParam("folds.count", Number(1, 4)),
        5 => new SetParam("join.mode", _random.Next(2) == 0 ? "all" : "first"),
        6 => new SwitchRecipe(Recipes[_random.Next(Recipes.Length)]),
        7 => new SetSeed(_random.Next(7, 9)),
        8 => new EditCode(Coded[_random.Next(Coded.Length)], $"{Number(1, 3)}.{Number(0, 2)}"),
        9 or 10 => new Revert(_random.Next(1, 4)),
        11 or 12 => new DamageArtifact(_random.Next(50), AnyDamage()),
        13 or 14 => new DamageObject(_random.Next(50), AnyDamage()),
        15 => new DamageStoreRecord(_random.Next(50), AnyDamage()),
        16 => new DamageWorkspaceRecord(_random.Next(50), AnyDamage()),
        17 => _random.Next(3) == 0 ? new DamageStamps(AnyDamage()) : new SwitchWorkspace(),
        18 => new SwitchWorkspace(),
        19 => _random.Next(2) == 0 ? new DeleteArtifacts() : new DeleteWorkspace(),
        _ => new CollectGarbage(_random.Next(1, 5), _random.Next(3) == 0 ? _random.Next(101) : null),
    };

    private Run DrawRun() => new()
    {
        Target = _random.Next(5) == 0 ? Sources.Stages[_random.Next(Sources.Stages.Length)] : "last",
        Verify = _random.Next(8) == 0,
        Force = _random.Next(8) == 0 ? Sources.Stages[_random.Next(Sources.Stages.Length)] : null,
        KeepGoing = _random.Next(4) == 0,
        Jobs = 1 + _random.Next(3),
        Young = _random.Next(6) == 0,
        Twice = _random.Next(4) == 0,
        Event = _random.Next(3) == 0 ? (Event)_random.Next(1, 5) : Event.None,
        At = _random.Next(1 << _random.Next(8)),
    };

    private Run DrawProcess() => new() { Event = (Event)(_random.Next(4) switch { 0 => (int)Event.Fail, 1 => (int)Event.None, _ => (int)Event.Kill }), At = _random.Next(12) };

    private Damage AnyDamage() => (Damage)_random.Next(6);

    private string Number(int from, int to) => _random.Next(from, to).ToString(CultureInfo.InvariantCulture);
}
