using System.Net;

namespace Digits.Pipeline.Remote;

/// <summary>Sends a stream piece by piece and tells <see cref="Patience"/> of each.</summary>
internal sealed class WatchedContent(Stream source, Patience patience) : HttpContent
{
    private const int BufferSize = 64 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // A connection that turns out dead before a byte went is replaced, and the content sent once more.
        source.Position = 0;
        byte[] buffer = new byte[BufferSize];
        while (await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and int count)
        {
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            patience.Moved(count);
        }

        patience.Renew();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = source.Length;
        return true;
    }
}
