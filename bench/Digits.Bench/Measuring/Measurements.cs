namespace Digits.Bench.Measuring;

/// <summary>Collects values round by round, and makes rows of them.</summary>
internal sealed class Measurements
{
    private readonly List<(string What, Unit Unit, List<(string By, List<double> Values)> Sides)> _things = [];

    /// <summary>Adds one round's value.</summary>
    public void Add(string by, Reading reading)
    {
        int thing = _things.FindIndex(known => known.What == reading.What && known.Unit == reading.Unit);
        if (thing < 0)
        {
            thing = _things.Count;
            _things.Add((reading.What, reading.Unit, []));
        }

        var sides = _things[thing].Sides;
        int side = sides.FindIndex(known => known.By == by);
        if (side < 0)
        {
            side = sides.Count;
            sides.Add((by, []));
        }

        sides[side].Values.Add(reading.Value);
    }

    /// <summary>Gets a row for each side of each thing, in the order of the first values.</summary>
    public IReadOnlyList<Row> Rows() =>
    [
        .. from thing in _things
           let ours = thing.Sides.Find(side => side.By == Contestant.Ours).Values
           from side in thing.Sides
           select new Row(thing.What, thing.Unit, side.By, Spread.Of(side.Values), side.By == Contestant.Ours || ours is null ? null : Ratio(thing.Unit.Better, ours, side.Values)),
    ];

    /// <summary>Gets how many times better ours is than a peer, above 1 where ours is ahead: of each round, then summed up.</summary>
    /// <returns>Null where values are not compared, or the sides have other numbers of rounds.</returns>
    public static Spread? Ratio(Better better, IReadOnlyList<double> ours, IReadOnlyList<double> peer) => better == Better.Neither || ours.Count != peer.Count
        ? null
        : Spread.Of([.. ours.Zip(peer, (our, their) => better == Better.Less ? their / our : our / their)]);
}
