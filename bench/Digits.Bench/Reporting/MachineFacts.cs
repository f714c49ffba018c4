using System.Globalization;
using System.Runtime.InteropServices;
using Digits.Bench.Peers;
using Digits.Bench.Processes;
using TorchSharp;

namespace Digits.Bench.Reporting;

/// <summary>Says on what something was measured.</summary>
/// <param name="Cpu">The processor's model.</param>
/// <param name="Cores">Processors that the system shows.</param>
/// <param name="Os">The system.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="Libtorch">libtorch's version.</param>
/// <param name="Peers">Versions of the peers that took part.</param>
/// <param name="Commit">The code's commit, with a word where files differ from it; null where nobody knows.</param>
/// <param name="LoadBefore">The load average of the minute before, so of what else the machine did; null where the system does not tell.</param>
/// <param name="LoadAfter">That of the last minute of measuring, its own load included.</param>
internal sealed record MachineFacts(
    string Cpu, int Cores, string Os, string Runtime, string Libtorch, IReadOnlyDictionary<string, string> Peers, string? Commit, double? LoadBefore, double? LoadAfter)
{
    /// <summary>Reads them after measuring.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="peers">The peers that took part.</param>
    /// <param name="loadBefore">The load average before measuring.</param>
    public static MachineFacts Read(string root, IEnumerable<FoundPeer> peers, double? loadBefore) => new(
        MachineSlug.Processor(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, torch.__version__,
        peers.ToDictionary(peer => peer.Peer.Name, peer => peer.Version), FindCommit(root), loadBefore, Load());

    /// <summary>Reads the load average of the last minute.</summary>
    public static double? Load() => File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    private static string? FindCommit(string root)
    {
        if (!Path.Exists(Path.Combine(root, ".git")) || Shell.Try(root, "git", "rev-parse", "--short", "HEAD") is not { } commit)
        {
            return null;
        }

        // Results of the same run differ from it as soon as the first is written.
        bool isClean = Shell.Try(root, "git", "status", "--porcelain", "--", ".", ":!bench/results") is "";
        return commit.Trim() + (isClean ? "" : " with changes");
    }
}
