using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Digits.Pipeline.Tests.Remote;

/// <summary>What the fake server does with a request instead of what it should.</summary>
public enum Misbehaviour
{
    None,
    NotFound,
    Error500,
    Redirect,
    Forbidden,
    NoSuchMethod,
    NoHttp,
    Drop,
    CutShort,
    WrongBytes,
    Silence,
    Trickle,
}

/// <summary>A cache on a socket of this machine, so that it can break every rule of HTTP.</summary>
public sealed class FakeRemote : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public FakeRemote()
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _ = Accept();
    }

    public string Address { get; }

    /// <summary>Gets what was put, by path: <c>/ac/KEY</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Contents { get; } = new();

    /// <summary>Gets the requests so far: <c>PUT /ac/KEY</c>.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Gets the values of Authorization so far.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <summary>Gets or sets what becomes of a request, by <c>METHOD /path</c>.</summary>
    public Func<string, Misbehaviour> Misbehave { get; set; } = _ => Misbehaviour.None;

    public IEnumerable<string> Puts => Log.Where(request => request.StartsWith("PUT ", StringComparison.Ordinal));

    /// <summary>Gets the path of the object with a text in it.</summary>
    public string ObjectWith(string text) => Contents.Single(content =>
        content.Key.StartsWith("/cas/", StringComparison.Ordinal) && Encoding.UTF8.GetString(content.Value).StartsWith(text, StringComparison.Ordinal)).Key;

    /// <summary>Gets the path of an instance's record.</summary>
    public string RecordOf(string instance) => Contents.Single(content =>
        content.Key.StartsWith("/ac/", StringComparison.Ordinal) && Encoding.UTF8.GetString(content.Value).Contains($"\"instance\":\"{instance}\"", StringComparison.Ordinal)).Key;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
    }

    private async Task Accept()
    {
        var token = _end.Token;
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(token), token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client, CancellationToken token)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await Answer(client, stream, token))
                {
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client is gone or the test over.
            }
        }
    }

    /// <returns>Whether the connection stays.</returns>
    private async Task<bool> Answer(TcpClient client, NetworkStream stream, CancellationToken token)
    {
        var headers = await Head(stream, token);
        if (headers.Count == 0)
        {
            return false;
        }

        string[] part = headers[0].Split(' ');
        string path = part[1];
        string request = $"{part[0]} {path}";
        Log.Enqueue(request);
        if (Header(headers, "Authorization") is { } authorization)
        {
            Authorizations.Enqueue(authorization);
        }

        byte[] body = new byte[int.Parse(Header(headers, "Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture)];
        var act = Misbehave(request);
        if (act == Misbehaviour.Drop)
        {
            client.Client.LingerState = new LingerOption(true, 0);
            return false;
        }

        await stream.ReadExactlyAsync(body, token);
        byte[] content = Contents.GetValueOrDefault(path, []);
        switch (act)
        {
            case Misbehaviour.NotFound:
                return await Status("404 Not Found");
            case Misbehaviour.Error500:
                return await Status("500 Internal Server Error");
            case Misbehaviour.Redirect:
                return await Status("302 Found\r\nLocation: /login");
            case Misbehaviour.Forbidden:
                return await Status("403 Forbidden");
            case Misbehaviour.NoSuchMethod:
                return await Status("405 Method Not Allowed");
            case Misbehaviour.NoHttp:
                await stream.WriteAsync("220 mail.example.org\r\n\r\n"u8.ToArray(), token);
                return false;
            case Misbehaviour.Silence:
                await Task.Delay(Timeout.Infinite, token);
                return false;
            case Misbehaviour.Trickle:
                await Write("200 OK", 1_000_000, []);
                while (true)
                {
                    await stream.WriteAsync(new byte[1], token);
                    await Task.Delay(50, token);
                }

            case Misbehaviour.CutShort:
                await Write("200 OK", content.Length, content[..(content.Length / 2)]);
                return false;
            case Misbehaviour.WrongBytes:
                return await Write("200 OK", content.Length, [(byte)(content[0] ^ 1), .. content[1..]]);
            default:
                break;
        }

        if (part[0] == "PUT")
        {
            Contents[path] = body;
            return await Status("201 Created");
        }

        return !Contents.ContainsKey(path) ? await Status("404 Not Found") : await Write("200 OK", content.Length, part[0] == "HEAD" ? [] : content);

        Task<bool> Status(string status) => Write(status, 0, []);

        async Task<bool> Write(string status, int length, byte[] bytes)
        {
            await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {length}\r\n\r\n"), .. bytes], token);
            return true;
        }
    }

    private static async Task<List<string>> Head(NetworkStream stream, CancellationToken token)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        byte[] next = new byte[1];
        while (await stream.ReadAsync(next, token) == 1)
        {
            if (next[0] != '\n')
            {
                line.Append((char)next[0]);
                continue;
            }

            string text = line.ToString().TrimEnd('\r');
            if (text.Length == 0)
            {
                return lines;
            }

            lines.Add(text);
            line.Clear();
        }

        return [];
    }

    private static string? Header(List<string> headers, string name) => headers
        .Where(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 2)..]).FirstOrDefault();
}
