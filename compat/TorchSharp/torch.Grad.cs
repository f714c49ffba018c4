namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new GradGuard(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradGuard(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradGuard(mode);

    public static IDisposable inference_mode(bool mode = true) => new InferenceGuard(mode);

    public static bool is_grad_enabled() => NativeMethods.dt_grad_mode() != 0;

    private sealed class GradGuard : IDisposable
    {
        private readonly int before = NativeMethods.dt_grad_mode();

        internal GradGuard(bool on) => NativeMethods.dt_set_grad_mode(on ? 1 : 0);

        public void Dispose() => NativeMethods.dt_set_grad_mode(before);
    }

    private sealed class InferenceGuard(bool on) : IDisposable
    {
        private nint guard = NativeMethods.dt_enter_inference_mode(on ? 1 : 0);

        public void Dispose()
        {
            if (guard != 0)
            {
                NativeMethods.dt_leave_inference_mode(guard);
                guard = 0;
            }
        }
    }

    public static partial class autograd
    {
        /// <summary>Gives the sum of gradients of <paramref name="outputs"/> with respect to each of <paramref name="inputs"/>.</summary>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            var roots = Tensor.HandlesOf(outputs);
            var wanted = Tensor.HandlesOf(inputs);
            var seeds = grad_outputs is null ? null : Tensor.HandlesOf(grad_outputs);
            var found = new nint[inputs.Count];
            fixed (nint* r = roots, s = seeds, w = wanted, f = found)
            {
                NativeMethods.Check(NativeMethods.dt_autograd_grad(
                    r, s, roots.Length, w, wanted.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, f));
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return found.Select(handle => handle == 0 ? null! : new Tensor(handle)).ToList();
        }
    }
}
