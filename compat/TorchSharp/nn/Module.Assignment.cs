using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            // A module's tensors live as long as the module, whatever scope they were made in.
            private protected void Assign(string component, ref Parameter? field, Parameter? value)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value;
                value?.DetachFromDisposeScope();
                ConditionallyRegisterParameter(component, value);
            }

            private protected void Assign(string component, ref Tensor? field, Tensor? value)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value;
                value?.DetachFromDisposeScope();
                ConditionallyRegisterBuffer(component, value);
            }
        }

        internal static Parameter NewParameter(long[] shape, Device? device, ScalarType? dtype)
        {
            var parameter = new Parameter(torch.empty(shape, dtype, device));
            parameter.DetachFromDisposeScope();
            return parameter;
        }
    }
}
