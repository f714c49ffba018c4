using System.Globalization;
using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Bench.Processes;
using Digits.Core.Randomness;
using Digits.Pipeline.Hashing;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures how the engine takes the SHA-256 of files.</summary>
internal sealed class HashBenchmark : IBenchmark
{
    private const int SmallFiles = 1_000;
    private const int SmallBytes = 4_096;
    private const string Large = "train.csv, hashed";
    private static readonly string Small = string.Create(CultureInfo.InvariantCulture, $"{SmallFiles:N0} files of 4 KiB, hashed");

    public string Name => "hash";

    public string Title => "Hashing files";

    public string Method => """
        Ours is the engine's hasher in this process, which reads every byte; the last row is what it does where nothing changed: a look at each file's size and times. `sha256sum` is one
        process for all files, its start included. Both sides' digests are compared.
        """;

    public IReadOnlyList<Peer> Peers => [PeerCatalogue.Sha256Sum];

    public void Measure(BenchRun run)
    {
        string[] small = [.. Enumerable.Range(0, SmallFiles).Select(number => Path.Combine(run.Folder, string.Create(CultureInfo.InvariantCulture, $"{number:D4}")))];
        var random = new SplitMix64(1);
        foreach (string file in small)
        {
            byte[] bytes = new byte[SmallBytes];
            for (int index = 0; index < bytes.Length; index++)
            {
                bytes[index] = (byte)random.NextUInt64();
            }

            File.WriteAllBytes(file, bytes);
        }

        // Files younger than a tick of the clock are never trusted by their times.
        Thread.Sleep(100);
        var hasher = new ContentHasher(Path.Combine(run.Folder, "stamps"), verify: false, TimeProvider.System);
        var digests = new Dictionary<string, string>();
        string[] large = [run.Data.Train];
        run.Interleave(
            Contestant.Our(Large, Unit.Milliseconds, () => Hash(large)),
            Of(run, Large, large, digests),
            Contestant.Our(Small, Unit.Milliseconds, () => Hash(small)),
            Of(run, Small, small, digests),
            Contestant.Our($"{Small}, where nothing changed", Unit.Milliseconds, () => Clock.Milliseconds(() => Array.ForEach(small, file => hasher.Hash(file)))));

        double Hash(string[] files) => Clock.Milliseconds(() => Array.ForEach(files, file => digests[file] = hasher.HashAgain(file)!));
    }

    private static Contestant? Of(BenchRun run, string what, string[] files, Dictionary<string, string> digests) => run.Find(PeerCatalogue.Sha256Sum) is { } peer
        ? Contestant.Of(peer.By, what, Unit.Milliseconds, () =>
        {
            var (milliseconds, output) = Shell.Run("/", [peer.Program, .. files], run.Cancellation);
            string ours = string.Concat(files.Select(file => $"{digests[file]}  {file}\n"));
            return output == ours ? milliseconds : throw new InvalidOperationException($"sha256sum found other digests than the engine:\n{output}");
        })
        : null;
}
