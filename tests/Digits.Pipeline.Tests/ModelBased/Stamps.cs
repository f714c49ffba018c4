using Digits.Pipeline.Hashing;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>What a workspace's stamps on disk vouch for: the hashes of files that have not changed since, as far as a stat tells.</summary>
internal sealed class Stamps
{
    private const int Parts = 7;
    private readonly Dictionary<string, string> _hashes;
    private readonly World _world;

    public Stamps(World world)
    {
        _world = world;
        _hashes = !File.Exists(world.Places.Stamps) ? [] : File.ReadLines(world.Places.Stamps).Skip(1)
            .Select(line => line.Split(' ', Parts)).Where(part => part.Length == Parts)
            .Where(part => FileStamp.Of(part[6]) is { } stamp && Edits.Line(stamp) == $" {string.Join(' ', part[1..6])} ")
            .ToDictionary(part => part[6], part => part[0]);
    }

    /// <summary>Gets the model of a file among the artifacts that holds a text now, and what the model knew of it before.</summary>
    public PlacedFile Place(string path, string text, PlacedFile? before) =>
        new(text, before is not null && _hashes.GetValueOrDefault(Path.Combine(_world.Places.Artifacts, path)) == CleanBuild.Hash(before.Believed) ? before.Believed : text);
}
