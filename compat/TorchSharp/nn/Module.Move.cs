using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The kind of device that the module was last moved to.</summary>
            protected DeviceType _deviceType = DeviceType.CPU;

            /// <summary>The index of the device that the module was last moved to; -1 for the current one.</summary>
            protected int _deviceIndex = -1;

            /// <summary>Moves parameters and buffers to a device and converts the floating-point ones.</summary>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireFloatingPoint(dtype);
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            /// <summary>Moves parameters and buffers to a device.</summary>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(null, new Device(deviceType, deviceType == DeviceType.CPU ? -1 : deviceIndex), non_blocking);
                return this;
            }

            /// <summary>Converts floating-point parameters and buffers.</summary>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFloatingPoint(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            /// <summary>Moves and converts parameters and buffers to another tensor's device and dtype.</summary>
            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            /// <summary>Converts this module and all below it.</summary>
            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            /// <summary>Moves and converts this module and all below it.</summary>
            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);

            /// <summary>Moves this module and all below it.</summary>
            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            /// <summary>Moves and converts this module and all below it; null leaves dtype or device as they are.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (_, child) in named_children())
                {
                    if (device is null) child._to(dtype!.Value, non_blocking);
                    else if (dtype is null) child._to(device.type, device.index, non_blocking);
                    else child._to(device, dtype.Value, non_blocking);
                }

                foreach (var (name, parameter) in named_parameters(false).ToList())
                {
                    if (!ReplaceParameter(dtype, device, parameter, out var moved)) continue;
                    if (!SetProperty(name, moved!))
                    {
                        ConditionallyRegisterParameter(name, moved);
                        SetField(name, moved!);
                    }

                    parameter.Dispose();
                }

                foreach (var (name, (buffer, persistent)) in _internal_buffers.ToList<(string, (Tensor, bool))>())
                {
                    if (!ReplaceBuffer(dtype, device, buffer, out var moved)) continue;
                    if (!SetProperty(name, moved!)) SetField(name, moved!);
                    ConditionallyRegisterBuffer(name, moved, persistent);
                    buffer.Dispose();
                }

                if (device is null) return;
                _deviceType = device.type;
                _deviceIndex = device.index;
            }

            /// <summary>Makes a moved or converted copy of a parameter, gradient included; returns false if none is needed.</summary>
            protected static bool ReplaceParameter(ScalarType? dtype, Device? device, Parameter param, out Parameter? p)
            {
                p = null;
                if (!NeedsCopy(param, dtype, device)) return false;
                using var noGradients = torch.no_grad();
                using var gradient = param.grad;
                p = new Parameter(Converted(param, dtype, device), param.requires_grad);
                p.DetachFromDisposeScope();
                if (gradient is null) return true;
                using var moved = Converted(gradient, dtype, device);
                p.grad = moved;
                return true;
            }

            /// <summary>Makes a moved or converted copy of a buffer; returns false if none is needed.</summary>
            protected static bool ReplaceBuffer(ScalarType? dtype, Device? device, Tensor buffer, out Tensor? result)
            {
                result = NeedsCopy(buffer, dtype, device) ? Converted(buffer, dtype, device).DetachFromDisposeScope() : null;
                return result is not null;
            }

            /// <summary>Fills in the default device and dtype.</summary>
            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? torch.get_default_device(), dtype ?? ScalarType.Float32);

            private static bool NeedsCopy(Tensor tensor, ScalarType? dtype, Device? device)
            {
                if (dtype is not null && IsFloatingPoint(tensor.dtype) && tensor.dtype != dtype) return true;
                if (device is null) return false;
                var own = tensor.device;
                return own.type != device.type || (device.index >= 0 && device.type != DeviceType.CPU && own.index != device.index);
            }

            private static Tensor Converted(Tensor tensor, ScalarType? dtype, Device? device) =>
                tensor.to(dtype is not null && IsFloatingPoint(tensor.dtype) ? dtype.Value : tensor.dtype, device ?? tensor.device);

            private bool SetProperty(string component, Tensor value)
            {
                var property = GetType().GetProperty(component, BindingFlags.Public | BindingFlags.Instance);
                if (property?.SetMethod is null || !property.PropertyType.IsInstanceOfType(value)) return false;
                property.SetValue(this, value);
                return true;
            }

            private void SetField(string component, Tensor value) =>
                ComponentFields().FirstOrDefault(field => field.ComponentName() == component)?.SetValue(this, value);

            private static void RequireFloatingPoint(ScalarType dtype)
            {
                if (!IsFloatingPoint(dtype))
                {
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
                }
            }

            private static bool IsFloatingPoint(ScalarType dtype) =>
                dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;
        }
    }
}
