using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// Tells tests what runs: the name of each operator, those inside of others and of backward passes too (<c>aten::add_</c>), and <see cref="HostAccess"/>
/// whenever this process reads or writes a tensor's memory. On a GPU the latter, and operators that give a number back, make the host wait.
/// </summary>
/// <remarks>One at a time, since libtorch's hook belongs to the process.</remarks>
internal sealed unsafe class DispatchWatch : IDisposable
{
    /// <summary>Stands for a read or write of a tensor's memory.</summary>
    internal const string HostAccess = "host access";

    private static Action<string>? observer;

    /// <summary>Starts to watch.</summary>
    internal DispatchWatch(Action<string> seen)
    {
        observer = seen;
        NativeMethods.Check(NativeMethods.dt_observe(&See));
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        NativeMethods.Check(NativeMethods.dt_observe(null));
        observer = null;
    }

    /// <summary>Tells of a read or write of a tensor's memory.</summary>
    internal static void TellHostAccess() => observer?.Invoke(HostAccess);

    [UnmanagedCallersOnly]
    private static void See(byte* name) => observer?.Invoke(Marshal.PtrToStringUTF8((nint)name)!);
}
