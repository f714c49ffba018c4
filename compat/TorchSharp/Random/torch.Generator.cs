namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    public class Generator : IDisposable
    {
        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            Handle = NativeMethods.dt_generator(seed, this.device.Packed);
            if (Handle == 0)
            {
                throw NativeMethods.LastError();
            }
        }

        private Generator(IntPtr handle, Device device)
        {
            Handle = handle != 0 ? handle : throw NativeMethods.LastError();
            this.device = device;
        }

        ~Generator() => Dispose(false);

        public static Generator Default => DefaultOf(CPU);

        public IntPtr Handle { get; private set; }

        public Device device { get; private set; }

        internal static Generator DefaultOf(Device device) => new(NativeMethods.dt_default_generator(device.Packed), device);

        public Tensor get_state() => Tensor.FromNative(NativeMethods.dt_generator_state(Handle));

        public void set_state(Tensor value) => NativeMethods.Check(NativeMethods.dt_set_generator_state(Handle, value.Handle));

        public Generator manual_seed(long seed)
        {
            NativeMethods.dt_seed_generator(Handle, (ulong)seed);
            return this;
        }

        public long seed() => (long)NativeMethods.dt_reseed_generator(Handle);

        public long initial_seed() => (long)NativeMethods.dt_generator_seed(Handle);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (Handle != 0)
            {
                NativeMethods.dt_release_generator(Handle);
                Handle = 0;
            }
        }
    }

    public static Generator manual_seed(long seed)
    {
        NativeMethods.Check(NativeMethods.dt_manual_seed((ulong)seed));
        return Generator.Default;
    }

    public static partial class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
