using System.Globalization;
using Digits.Bench.Measuring;
using Digits.Bench.Peers;

namespace Digits.Bench;

/// <summary>Is what one benchmark works with, and what it leaves.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="finder">Looks for peers.</param>
/// <param name="data">The digits that are measured on.</param>
/// <param name="folder">A folder of its own, which is deleted afterwards.</param>
/// <param name="log">Takes lines about the progress.</param>
/// <param name="cancellation">Ends all of it.</param>
internal sealed class BenchRun(BenchOptions options, PeerFinder finder, BenchData data, string folder, TextWriter log, CancellationToken cancellation)
{
    private readonly List<FoundPeer> _found = [];
    private readonly List<string> _notes = [];

    public BenchOptions Options { get; } = options;

    /// <summary>Gets the digits that are measured on.</summary>
    public BenchData Data
    {
        get
        {
            UsesData = true;
            return data;
        }
    }

    /// <summary>Gets whether <see cref="Data"/> was asked for.</summary>
    public bool UsesData { get; private set; }

    public string Folder { get; } = folder;

    public CancellationToken Cancellation { get; } = cancellation;

    public Measurements Measurements { get; } = new();

    /// <summary>Gets the peers that took part.</summary>
    public IReadOnlyList<FoundPeer> Found => _found;

    /// <summary>Gets what came up on the way that a reader must know.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Gets a peer that is installed, or null.</summary>
    public FoundPeer? Find(Peer peer)
    {
        var found = finder.Find(peer);
        if (found is not null && !_found.Contains(found))
        {
            _found.Add(found);
        }

        return found;
    }

    /// <summary>Starts a peer's script in bench/twins; null where the peer is not installed.</summary>
    public Twin? Start(Peer peer, string script, params string[] arguments) => Find(peer) is { } found
        ? new Twin(found, Path.Combine(Options.Root, "bench", "twins", script), Cancellation, arguments)
        : null;

    /// <summary>Adds a note to the report.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>Lets all take turns: one round that does not count, then those that do. A busy moment of the machine so meets all of them.</summary>
    /// <param name="contestants">Who takes part; null for a peer that is not installed.</param>
    public void Interleave(params IEnumerable<Contestant?> contestants)
    {
        Contestant[] present = [.. contestants.OfType<Contestant>()];
        for (int round = 0; round <= Options.Rounds; round++)
        {
            foreach (var contestant in present)
            {
                Cancellation.ThrowIfCancellationRequested();
                foreach (var reading in contestant.Measure())
                {
                    Log(string.Create(CultureInfo.InvariantCulture, $"{round,3}/{Options.Rounds}  {reading.What}: {contestant.By} {reading.Value:G4} {reading.Unit.Name}"));
                    if (round > 0)
                    {
                        Measurements.Add(contestant.By, reading);
                    }
                }
            }
        }
    }

    /// <summary>Tells the user something.</summary>
    public void Log(string line) => log.WriteLine(line);
}
