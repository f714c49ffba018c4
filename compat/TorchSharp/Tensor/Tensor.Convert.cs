namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type == dtype, type, null, copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(IsOn(device), null, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type == dtype && IsOn(device), type, device, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, copy, disposeAfter, non_blocking);

        public Tensor type(ScalarType dtype) => to(dtype);

        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        public Tensor cpu() => to(CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) => device is null or { type: DeviceType.CUDA }
            ? to(device ?? CUDA, non_blocking: non_blocking)
            : throw new ArgumentException("Not a CUDA device.", nameof(device));

        public Tensor bfloat16() => to(ScalarType.BFloat16);

        public Tensor @float() => to(ScalarType.Float32);

        public Tensor @double() => to(ScalarType.Float64);

        public Tensor @bool() => to(ScalarType.Bool);

        public Tensor clone() => Ops.clone.Call(this);

        public Tensor alias() => Ops.alias.Call(this);

        public Tensor contiguous() => is_contiguous() ? Share() : Ops.contiguous.Call(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => Ops.copy_.CallInPlace(this, source, nonBlocking);

        private bool IsOn(Device device)
        {
            var mine = this.device;
            return mine.type == device.type && (device.index < 0 || mine.index == device.index || mine.type == DeviceType.CPU);
        }

        /// <summary>Always gives a new handle, so that disposing the result never disposes this tensor.</summary>
        private Tensor Converted(bool same, ScalarType? type, Device? device, bool copy, bool disposeAfter, bool nonBlocking)
        {
            if (device is not null)
            {
                InitializeDeviceType(device.type);
            }

            var result = same && !copy
                ? Share()
                : Ops._to_copy.Call(this, type, Arg.None, device, Arg.None, nonBlocking);
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }
    }

    public static Tensor clone(Tensor input) => input.clone();
}
