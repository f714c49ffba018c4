using System.Net.Sockets;

namespace Digits.Pipeline.Remote;

/// <summary>Says in a few words what became of a connection; addresses and what the server said are left out.</summary>
internal static class ConnectionFault
{
    private const string Dropped = "the connection was dropped";

    public static string Describe(Exception exception)
    {
        var innermost = exception.GetBaseException();
        var error = exception switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException io => io.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return (error, innermost) switch
        {
            (HttpRequestError.NameResolutionError, _) => "no such host",
            (HttpRequestError.SecureConnectionError, _) => $"no secure connection ({innermost.Message.TrimEnd('.')})",
            (HttpRequestError.InvalidResponse, _) => "the answer is not HTTP",
            (HttpRequestError.ResponseEnded, _) => Dropped,
            (_, SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted }) => Dropped,
            (_, SocketException { SocketErrorCode: SocketError.ConnectionRefused }) => "connection refused",
            (_, SocketException socket) => socket.Message,
            _ => innermost.Message.TrimEnd('.'),
        };
    }
}
