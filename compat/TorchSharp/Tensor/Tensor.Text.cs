using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Gives the shape, the element type and the device.</summary>
        public override string ToString() => handle == 0
            ? ""
            : $"[{string.Join("x", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))}], type = {dtype}, device = {device}";

        /// <summary>Writes the elements as nested lists.</summary>
        internal string ToNestedLists(string format)
        {
            using var here = detach();
            using var values = here.to(ScalarType.Float64, CPU);
            var text = new StringBuilder();
            Append(text, values.data<double>().ToArray(), shape, 0, 0, format, dtype == ScalarType.Bool);
            return text.ToString();
        }

        private static int Append(StringBuilder text, double[] values, long[] shape, int dim, int next, string format, bool truth)
        {
            if (dim == shape.Length)
            {
                text.Append(truth ? (values[next] != 0 ? "True" : "False") : values[next].ToString(format, CultureInfo.InvariantCulture));
                return next + 1;
            }

            text.Append('[');
            for (var i = 0L; i < shape[dim]; i++)
            {
                text.Append(i == 0 ? "" : dim == shape.Length - 1 ? ", " : ",\n" + new string(' ', dim + 1));
                next = Append(text, values, shape, dim + 1, next, format, truth);
            }

            text.Append(']');
            return next;
        }
    }
}

public static partial class TensorExtensionMethods
{
    /// <summary>Writes shape, type, device and the elements.</summary>
    public static string str(this torch.Tensor tensor, string fltFormat = "g5", int width = 100) =>
        $"{tensor}\n{tensor.ToNestedLists(fltFormat)}\n";

    public static torch.Tensor print(this torch.Tensor t, string fltFormat = "g5", int width = 100)
    {
        Console.WriteLine(t.str(fltFormat, width));
        return t;
    }
}
