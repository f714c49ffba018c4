using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Gives the shape, the element type and the device.</summary>
        public override string ToString() => handle == 0
            ? ""
            : $"[{string.Join("x", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))}], type = {dtype}, device = {device}";
    }
}
