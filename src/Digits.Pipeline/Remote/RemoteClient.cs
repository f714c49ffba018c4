using System.Net;
using System.Security.Cryptography;

namespace Digits.Pipeline.Remote;

/// <summary>Speaks HTTP with a shared cache. Every fault is a <see cref="RemoteException"/>; a missing content is none.</summary>
internal sealed class RemoteClient : IDisposable
{
    // Looks at many folds at once must not open a connection each.
    private const int Connections = 8;
    private const int BufferSize = 64 * 1024;

    private readonly RemoteAddress _address;
    private readonly TimeSpan _time;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _turns = new(Connections);

    /// <param name="address">Where the cache is.</param>
    /// <param name="time">How long a connection, an answer or <see cref="Patience.Step"/> bytes may take.</param>
    public RemoteClient(RemoteAddress address, TimeSpan time)
    {
        _address = address;
        _time = time;

        // A redirect is most often to a page that asks for a password.
        var handler = new SocketsHttpHandler { ConnectTimeout = time, UseProxy = !address.IsLocal, UseCookies = false, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = address.Authorization;
    }

    /// <summary>Gets a content and writes it to a stream piece by piece.</summary>
    /// <param name="path"><c>ac/KEY</c> or <c>cas/HASH</c>.</param>
    /// <param name="target">Takes the content; its own faults are not the server's.</param>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="stop">Ends the transfer.</param>
    /// <returns>The content's SHA-256 in lower-case hex; null where the server has none.</returns>
    public Task<string?> Get(string path, Stream target, long limit, CancellationToken stop) => Send(HttpMethod.Get, path, null, async (response, patience) =>
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        Expect(response, HttpMethod.Get, RemoteFault.Server);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
        byte[] buffer = new byte[BufferSize];
        long length = 0;
        while (await Read(source, buffer, path, patience, stop).ConfigureAwait(false) is > 0 and int count)
        {
            length += count;
            if (length > limit)
            {
                throw new RemoteException(RemoteFault.Content, $"{path} is damaged (longer than {limit} bytes)");
            }

            patience.Moved(count);
            hash.AppendData(buffer, 0, count);
            await target.WriteAsync(buffer.AsMemory(0, count), stop).ConfigureAwait(false);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }, stop);

    /// <summary>Asks whether a content is there.</summary>
    /// <returns>Null where it is not; its length, or -1 where the server does not tell or knows no HEAD.</returns>
    public Task<long?> Length(string path, CancellationToken stop) => Send(HttpMethod.Head, path, null, (response, _) =>
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return Task.FromResult<long?>(null);
        }

        const long Unknown = -1;
        if (response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            return Task.FromResult<long?>(Unknown);
        }

        Expect(response, HttpMethod.Head, RemoteFault.Server);
        return Task.FromResult<long?>(response.Content.Headers.ContentLength ?? Unknown);
    }, stop);

    /// <summary>Puts a content.</summary>
    public Task Put(string path, Stream source, CancellationToken stop) => Send(HttpMethod.Put, path, source, (response, _) =>
    {
        Expect(response, HttpMethod.Put, RemoteFault.Upload);
        return Task.FromResult(true);
    }, stop);

    public void Dispose()
    {
        _http.Dispose();
        _turns.Dispose();
    }

    private async Task<T> Send<T>(
        HttpMethod method, string path, Stream? source, Func<HttpResponseMessage, Patience, Task<T>> read, CancellationToken stop)
    {
        await _turns.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            using var patience = new Patience(_time, stop);
            using var content = source is null ? null : new WatchedContent(source, patience);
            using var request = new HttpRequestMessage(method, _address.Of(path)) { Content = content };
            HttpResponseMessage response;
            try
            {
                response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                throw new RemoteException(RemoteFault.Server, $"no answer within {_time.TotalSeconds:0} s");
            }
            catch (HttpRequestException e)
            {
                throw new RemoteException(RemoteFault.Server, ConnectionFault.Describe(e));
            }

            using (response)
            {
                patience.Renew();
                return await read(response, patience).ConfigureAwait(false);
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<int> Read(Stream source, byte[] buffer, string path, Patience patience, CancellationToken stop)
    {
        try
        {
            return await source.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RemoteException(RemoteFault.Server, $"less than {Patience.Step / 1024} KiB within {_time.TotalSeconds:0} s");
        }
        catch (HttpIOException e) when (e.HttpRequestError == HttpRequestError.ResponseEnded)
        {
            throw new RemoteException(RemoteFault.Content, $"{path} is damaged (it was cut short)");
        }
        catch (IOException e)
        {
            throw new RemoteException(RemoteFault.Server, ConnectionFault.Describe(e));
        }
    }

    private static void Expect(HttpResponseMessage response, HttpMethod method, RemoteFault fault)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new RemoteException(fault, $"{method} answered {(int)response.StatusCode} {response.StatusCode}");
        }
    }
}
