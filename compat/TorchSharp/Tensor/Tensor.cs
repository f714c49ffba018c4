using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An n-dimensional array of one element type on one device.</summary>
    public partial class Tensor : IDisposable
    {
        internal IntPtr handle;

        /// <summary>Takes ownership of a native tensor and puts it into the current dispose scope.</summary>
        internal Tensor(IntPtr handle)
        {
            this.handle = handle;
            OwningDisposeScope = DisposeScopeManager.Register(this);
        }

        ~Tensor() => Dispose(false);

        public IntPtr Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => handle != 0 ? handle : ThrowDisposed();
        }

        public bool IsInvalid => handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        private static nint ThrowDisposed() => throw new ObjectDisposedException(nameof(Tensor), "Tensor invalid -- empty handle.");

        /// <summary>Takes ownership of a native tensor, or throws libtorch's message where there is none.</summary>
        internal static Tensor FromNative(nint handle) => handle != 0 ? new Tensor(handle) : throw NativeMethods.LastError();

        internal static nint[] HandlesOf(IList<Tensor> tensors)
        {
            var handles = new nint[tensors.Count];
            for (var i = 0; i < handles.Length; i++)
            {
                handles[i] = tensors[i]?.Handle ?? 0;
            }

            return handles;
        }

        /// <summary>A new handle to the same native tensor: same storage, same gradient, same place in the graph.</summary>
        internal Tensor Share()
        {
            var shared = new Tensor(NativeMethods.dt_share(Handle));
            GC.KeepAlive(this);
            return shared;
        }

        /// <summary>Gives the native tensor away and leaves this object empty.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            OwningDisposeScope?.MarkAsDisposed(this);
            var given = handle;
            handle = 0;
            return given;
        }

        public void Dispose()
        {
            if (handle != 0)
            {
                if (OwningDisposeScope is { } scope)
                {
                    scope.MarkAsDisposed(this);
                }
                else
                {
                    DisposeScopeManager.Statistics.DisposedOutsideScopeCount++;
                }
            }

            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (handle != 0)
            {
                NativeMethods.dt_release(handle);
                handle = 0;
            }
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
            {
                owner.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public override bool Equals(object? obj) => obj is Tensor other && (ReferenceEquals(this, other) || Ops.equal.CallBool(this, other));

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    }
}
