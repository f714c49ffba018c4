namespace Digits.Pipeline.Remote;

/// <summary>What a fault of the shared cache keeps from being used.</summary>
internal enum RemoteFault
{
    /// <summary>The server: it cannot be reached, is too slow, or answers what no cache answers.</summary>
    Server,

    /// <summary>Uploads: the server takes none.</summary>
    Upload,

    /// <summary>One content: it is not what its name says.</summary>
    Content,
}

/// <summary>Reports that the shared cache failed; never leaves the engine's remote part.</summary>
internal sealed class RemoteException(RemoteFault fault, string message) : Exception(message)
{
    public RemoteFault Fault { get; } = fault;
}
