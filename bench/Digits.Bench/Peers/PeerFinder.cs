using Digits.Bench.Processes;

namespace Digits.Bench.Peers;

/// <summary>Looks for peers, each once.</summary>
/// <param name="folders">Where programs are, in the order of preference.</param>
internal sealed class PeerFinder(IReadOnlyList<string> folders)
{
    private readonly Dictionary<Peer, FoundPeer?> _known = [];

    /// <summary>Looks where the shell does, and then where the system's packages put programs: another Python may hide the system's.</summary>
    public static PeerFinder OfThisMachine() =>
        new([.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), "/usr/bin"]);

    /// <summary>Gets a peer that is installed, or null.</summary>
    public FoundPeer? Find(Peer peer)
    {
        if (!_known.TryGetValue(peer, out var found))
        {
            _known[peer] = found = Search(peer);
        }

        return found;
    }

    private FoundPeer? Search(Peer peer)
    {
        var (program, arguments) = peer.Kind switch
        {
            PeerKind.Program => (peer.Asked, (string[])["--version"]),
            PeerKind.Python => ("python3", ["-c", peer.Asked]),
            _ => ("node", ["-e", peer.Asked]),
        };
        foreach (string path in folders.Select(folder => Path.Combine(folder, program)).Where(File.Exists).Distinct())
        {
            if (Shell.Try("/", [path, .. arguments]) is { } answer)
            {
                string line = answer.Split('\n', 2)[0].Trim();
                return new FoundPeer(peer, peer.Kind == PeerKind.Program ? line.Split(' ')[^1] : line, path);
            }
        }

        return null;
    }
}
