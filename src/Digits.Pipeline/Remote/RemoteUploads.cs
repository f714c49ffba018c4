using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Remote;

/// <summary>Uploads results beside the run: objects first, then the record that names them, so that a cut upload is only a miss.</summary>
/// <param name="client">Speaks with the server.</param>
/// <param name="store">Holds the objects.</param>
/// <param name="isDamaged">Tells whether the server holds a path damaged, so that it is put although it is there.</param>
internal sealed class RemoteUploads(RemoteClient client, ArtifactStore store, Func<string, bool> isDamaged)
{
    // Few, since the stages need the machine more.
    private const int SideBySide = 2;

    private readonly Channel<InstanceRecord> _queue = Channel.CreateUnbounded<InstanceRecord>();
    private readonly ConcurrentDictionary<string, bool> _there = new();
    private readonly List<Task> _workers = [];
    private int _waiting;
    private int _results;
    private long _bytes;

    /// <summary>Gets the number of results that are not yet uploaded.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Gets the number of results uploaded.</summary>
    public int Results => Volatile.Read(ref _results);

    /// <summary>Gets the bytes sent.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Starts to take results.</summary>
    /// <param name="guard">Runs an upload and takes its faults; false once uploads are off.</param>
    public void Start(Func<Func<CancellationToken, Task>, Task<bool>> guard)
    {
        for (int worker = 0; worker < SideBySide; worker++)
        {
            _workers.Add(Task.Run(() => Work(guard)));
        }
    }

    /// <summary>Queues a result whose outputs the store holds.</summary>
    public void Add(InstanceRecord record)
    {
        Interlocked.Increment(ref _waiting);
        _queue.Writer.TryWrite(record);
    }

    /// <summary>Waits for the results queued so far; none can be added any more.</summary>
    public Task Finish()
    {
        _queue.Writer.TryComplete();
        return Task.WhenAll(_workers);
    }

    private async Task Work(Func<Func<CancellationToken, Task>, Task<bool>> guard)
    {
        await foreach (var record in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (await guard(stop => Upload(record, stop)).ConfigureAwait(false))
            {
                Interlocked.Increment(ref _results);
            }

            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task Upload(InstanceRecord record, CancellationToken stop)
    {
        foreach (string hash in record.Outputs.Values.Distinct().Where(hash => !_there.ContainsKey(hash)))
        {
            using var file = new FileStream(store.ObjectPath(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, FileOptions.Asynchronous);
            string path = "cas/" + hash;
            if (isDamaged(path) || await client.Length(path, stop).ConfigureAwait(false) != file.Length)
            {
                await Put(path, file, stop).ConfigureAwait(false);
            }

            _there[hash] = true;
        }

        using var text = new MemoryStream(Encoding.UTF8.GetBytes(record.ToText()));
        await Put("ac/" + record.Key, text, stop).ConfigureAwait(false);
    }

    private async Task Put(string path, Stream content, CancellationToken stop)
    {
        long length = content.Length;
        await client.Put(path, content, stop).ConfigureAwait(false);
        Interlocked.Add(ref _bytes, length);
    }
}
