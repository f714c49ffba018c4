namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public bool requires_grad
        {
            get
            {
                var on = NativeMethods.dt_requires_grad(Handle) != 0;
                GC.KeepAlive(this);
                return on;
            }
            set => requires_grad_(value);
        }

        /// <summary>The gradient that backward gathered: a new handle to it at each call, or null.</summary>
        public Tensor? grad
        {
            get
            {
                var found = NativeMethods.dt_grad(Handle);
                GC.KeepAlive(this);
                return found == 0 ? null : new Tensor(found);
            }
            set
            {
                NativeMethods.dt_set_grad(Handle, value?.Handle ?? 0);
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            NativeMethods.Check(NativeMethods.dt_set_requires_grad(Handle, requires_grad ? 1 : 0));
            GC.KeepAlive(this);
            return this;
        }

        public void retain_grad()
        {
            NativeMethods.Check(NativeMethods.dt_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>Adds the gradient of this scalar to the leaves that it was computed from.</summary>
        public void backward()
        {
            var root = Handle;
            NativeMethods.Check(NativeMethods.dt_backward(&root, null, 1, 0, 0, null, 0));
            GC.KeepAlive(this);
        }

        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            var root = Handle;
            var seeds = grad_tensors is null ? null : HandlesOf(grad_tensors);
            var leaves = inputs is null ? [] : HandlesOf(inputs);
            fixed (nint* s = seeds, l = leaves)
            {
                NativeMethods.Check(NativeMethods.dt_backward(
                    &root, s, 1, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, l, leaves.Length));
            }

            GC.KeepAlive(this);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        public Tensor detach() => Ops.detach.Call(this);

        public Tensor detach_() => Ops.detach_.CallInPlace(this);
    }
}
