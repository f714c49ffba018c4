namespace Digits.Pipeline.Remote;

/// <summary>Ends a transfer that stands still or trickles: its time starts anew with every <see cref="Step"/> bytes.</summary>
internal sealed class Patience : IDisposable
{
    /// <summary>The bytes that must move each time the time runs out: 256 KiB, which is 26 kB/s at the default of ten seconds.</summary>
    public const int Step = 256 * 1024;

    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _time;
    private int _moved;

    public Patience(TimeSpan time, CancellationToken stop)
    {
        _time = time;
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Renew();
    }

    public CancellationToken Token => _source.Token;

    public void Renew() => _source.CancelAfter(_time);

    public void Moved(int bytes)
    {
        _moved += bytes;
        if (_moved >= Step)
        {
            _moved = 0;
            Renew();
        }
    }

    public void Dispose() => _source.Dispose();
}
