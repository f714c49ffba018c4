using System.Collections.Concurrent;
using System.Globalization;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Remote;

/// <summary>Shares results between machines by Bazel's plain HTTP layout: records under <c>ac/KEY</c>, contents under <c>cas/SHA256</c>.</summary>
/// <remarks>
/// Nothing here fails a run. The first fault of the server switches it off until the run's end, a refused upload switches uploads
/// off, a damaged content is a miss; each is told once.
/// </remarks>
internal sealed class RemoteCache : IDisposable
{
    private const int DefaultTimeout = 10;

    private readonly RemoteAddress _address;
    private readonly RemoteClient _client;
    private readonly RemoteUploads _uploads;
    private readonly ArtifactStore _store;
    private readonly string _temporary;
    private readonly Action<string> _warn;
    private readonly CancellationTokenSource _off;
    private readonly CancellationTokenSource _uploadsOff;
    private readonly ConcurrentDictionary<string, bool> _damaged = new();
    private readonly ConcurrentDictionary<string, bool> _found = new();
    private readonly Lock _gate = new();
    private int _files;
    private long _bytes;
    private bool _toldOfDamage;

    /// <param name="address">Where the cache is.</param>
    /// <param name="options">Whether results are uploaded, and how long the server may take.</param>
    /// <param name="store">Takes what is downloaded, and holds what is uploaded.</param>
    /// <param name="temporary">The folder for downloads under way.</param>
    /// <param name="warn">Takes each warning, one line.</param>
    /// <param name="interrupt">Ends all transfers.</param>
    public RemoteCache(
        RemoteAddress address, PipelineOptions options, ArtifactStore store, string temporary, Action<string> warn, CancellationToken interrupt)
    {
        _address = address;
        _store = store;
        _temporary = temporary;
        _warn = warn;
        _off = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        _uploadsOff = CancellationTokenSource.CreateLinkedTokenSource(_off.Token);
        _client = new RemoteClient(address, TimeSpan.FromSeconds(options.RemoteTimeout ?? DefaultTimeout));
        _uploads = new RemoteUploads(_client, store, _damaged.ContainsKey);
        if (options.RemoteReadOnly || options.DryRun)
        {
            _uploadsOff.Cancel();
        }

        _uploads.Start(Guarded);
    }

    /// <summary>Gets the record of an instance's key, or null where the server has none that can be used.</summary>
    public InstanceRecord? Find(StageInstance instance, string key)
    {
        string path = "ac/" + key;
        var record = _damaged.ContainsKey(path) ? null : Ask(path, async stop =>
        {
            using var content = new MemoryStream();
            bool there = await _client.Get(path, content, RemoteRecord.MaximumLength, stop).ConfigureAwait(false) is not null;
            return there ? RemoteRecord.Parse(key, content.GetBuffer().AsSpan(0, (int)content.Length)) : null;
        });

        // A record of a namesake in another pipeline would have another key: outputs are components of it.
        if (record is null || !instance.Stage.Outputs.Keys.ToHashSet().SetEquals(record.Outputs.Keys))
        {
            return null;
        }

        _found[key] = true;
        return record;
    }

    /// <summary>Tells whether the server has all contents.</summary>
    public bool Holds(IEnumerable<string> hashes) => hashes.Select(hash => "cas/" + hash).All(path =>
        !_damaged.ContainsKey(path) && Ask(path, stop => _client.Length(path, stop)) is not null);

    /// <summary>Brings a content into the store, after its hash was checked.</summary>
    /// <returns>False where the server does not give it.</returns>
    public bool Fetch(string hash)
    {
        string path = "cas/" + hash;
        Directory.CreateDirectory(_temporary);
        string file = Path.Combine(_temporary, Path.GetRandomFileName());
        try
        {
            if (_damaged.ContainsKey(path) || !Ask(path, stop => Download(path, hash, file, stop)))
            {
                return false;
            }

            Interlocked.Increment(ref _files);
            Interlocked.Add(ref _bytes, new FileInfo(file).Length);
            _store.Keep(file, hash);
            return true;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Brings the contents of a record into the store that are not there; what the server does not give stays missing.</summary>
    public void Bring(InstanceRecord record)
    {
        foreach (string hash in record.Outputs.Values.Distinct().Where(hash => !File.Exists(_store.ObjectPath(hash))))
        {
            if (!Fetch(hash))
            {
                return;
            }
        }
    }

    /// <summary>Puts a content in place out of the store, and into the store first where only the server has it.</summary>
    public bool CopyOut(string hash, string place) => Fetch(hash) && _store.CopyOut(hash, place);

    /// <summary>Keeps a record in the store that <see cref="Find"/> got, now that its outputs are here.</summary>
    public void Adopt(InstanceRecord record)
    {
        if (_found.TryRemove(record.Key, out _))
        {
            _store.Record(record);
        }
    }

    /// <summary>Uploads a result of this run in the background.</summary>
    public void Upload(InstanceRecord record)
    {
        if (!_uploadsOff.IsCancellationRequested)
        {
            _uploads.Add(record);
        }
    }

    /// <summary>Waits for the uploads, and says what was shared.</summary>
    public async Task Finish(Action<string> line)
    {
        if (_uploads.Waiting > 0 && !_uploadsOff.IsCancellationRequested)
        {
            line($"Uploading {Count(_uploads.Waiting, "result")} to {_address} ...");
        }

        await _uploads.Finish().ConfigureAwait(false);
        line($"Remote cache {_address}: downloaded {Count(_files, "file")} ({Size(_bytes)}), uploaded {Count(_uploads.Results, "result")} ({Size(_uploads.Bytes)})");
    }

    public void Dispose()
    {
        _off.Cancel();
        _uploads.Finish().GetAwaiter().GetResult();
        _client.Dispose();
        _uploadsOff.Dispose();
        _off.Dispose();
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    private async Task<bool> Download(string path, string hash, string file, CancellationToken stop)
    {
        string? found;
        using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
        {
            found = await _client.Get(path, stream, long.MaxValue, stop).ConfigureAwait(false);
        }

        return found is not null
            && (found == hash ? true : throw new RemoteException(RemoteFault.Content, $"{path} is damaged (it has another SHA-256)"));
    }

    /// <summary>Asks the server on a thread that may wait; the default answer is that it has nothing.</summary>
    private T? Ask<T>(string path, Func<CancellationToken, Task<T>> question)
    {
        try
        {
            return _off.IsCancellationRequested ? default : question(_off.Token).GetAwaiter().GetResult();
        }
        catch (RemoteException e)
        {
            if (e.Fault == RemoteFault.Content)
            {
                _damaged[path] = true;
            }

            Take(e);
        }
        catch (OperationCanceledException) when (_off.IsCancellationRequested)
        {
            // Another transfer met the fault, and told it.
        }

        return default;
    }

    private async Task<bool> Guarded(Func<CancellationToken, Task> upload)
    {
        if (_uploadsOff.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            await upload(_uploadsOff.Token).ConfigureAwait(false);
            return true;
        }
        catch (RemoteException e)
        {
            Take(e);
        }
        catch (OperationCanceledException) when (_uploadsOff.IsCancellationRequested)
        {
            // As above.
        }
        catch (IOException)
        {
            // The store lost the object meanwhile: the next run that makes it uploads it.
        }

        return false;
    }

    private void Take(RemoteException fault)
    {
        lock (_gate)
        {
            var (switched, then) = fault.Fault switch
            {
                RemoteFault.Server => (_off, "working locally"),
                RemoteFault.Upload => (_uploadsOff, "uploading nothing more in this run"),
                _ => (null, "taken for missing"),
            };
            if (switched?.IsCancellationRequested ?? _toldOfDamage)
            {
                return;
            }

            _toldOfDamage |= switched is null;
            switched?.Cancel();
            _warn($"Remote cache {_address}: {fault.Message}; {then}.");
        }
    }
}
