namespace Digits.Bench.Peers;

/// <summary>Is a program or library that others would use for the same thing.</summary>
/// <param name="Name">As tables show it, before its version.</param>
/// <param name="Kind">How it is looked for.</param>
/// <param name="Asked">The program; or the code that prints the version, in the kind's language.</param>
/// <param name="Install">The line that installs it.</param>
internal sealed record Peer(string Name, PeerKind Kind, string Asked, string Install);

/// <summary>Tells how a peer is looked for and started.</summary>
internal enum PeerKind
{
    /// <summary>A program on PATH that knows <c>--version</c>.</summary>
    Program,

    /// <summary>Modules of a Python: of <c>python3</c> on PATH, or else of the system's.</summary>
    Python,

    /// <summary>A package of Node.js, looked for in the folders of NODE_PATH.</summary>
    Node,
}

/// <summary>Is a peer that is installed.</summary>
/// <param name="Peer">Which.</param>
/// <param name="Version">Its version.</param>
/// <param name="Program">The program, or the interpreter that knows it.</param>
internal sealed record FoundPeer(Peer Peer, string Version, string Program)
{
    /// <summary>Gets the name with the version, as tables show it.</summary>
    public string By => $"{Peer.Name} {Version}";
}
