namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static bool is_cudnn_available() => is_available() && NativeMethods.dt_has_cudnn() != 0;

        public static int device_count() => NativeMethods.dt_cuda_count();

        public static void manual_seed(long seed) => Seed(CUDA, seed);

        public static void manual_seed_all(long seed)
        {
            for (var i = 0; i < device_count(); i++)
            {
                Seed(new Device(DeviceType.CUDA, i), seed);
            }
        }

        public static void synchronize(Device? device = null) => NativeMethods.Check(NativeMethods.dt_cuda_synchronize(device?.index ?? -1));

        private static void Seed(Device device, long seed)
        {
            if (is_available())
            {
                using var generator = Generator.DefaultOf(device);
                generator.manual_seed(seed);
            }
        }
    }

    public static partial class backends
    {
        public static partial class cuda
        {
            public static partial class matmul
            {
                public static bool allow_tf32
                {
                    get => NativeMethods.dt_allow_tf32(0) != 0;
                    set => NativeMethods.dt_set_allow_tf32(0, value ? 1 : 0);
                }
            }
        }

        public static partial class cudnn
        {
            public static bool allow_tf32
            {
                get => NativeMethods.dt_allow_tf32(1) != 0;
                set => NativeMethods.dt_set_allow_tf32(1, value ? 1 : 0);
            }
        }
    }
}
