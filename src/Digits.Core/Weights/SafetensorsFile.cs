using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Digits.Core.Data;
using Digits.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Weights;

/// <summary>Writes and reads named tensors in the safetensors format: 8 bytes little-endian header length, JSON header, raw little-endian values.</summary>
public static class SafetensorsFile
{
    private static readonly (ScalarType Type, string Name, int Bytes)[] Types =
    [
        (ScalarType.Float32, "F32", 4), (ScalarType.Float64, "F64", 8), (ScalarType.BFloat16, "BF16", 2),
        (ScalarType.Int64, "I64", 8), (ScalarType.Int32, "I32", 4), (ScalarType.Byte, "U8", 1),
    ];

    /// <summary>Writes tensors in order of their names, so that equal tensors give equal bytes.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="tensors">float32, float64, bfloat16, int64, int32 or uint8, of any shape, on any device; written row-major.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var header = new JsonObject();
        var contents = new List<byte[]>();
        long offset = 0;
        foreach (var (name, tensor) in tensors.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            byte[] bytes = tensor.cpu().contiguous().bytes.ToArray();
            header[name] = new JsonObject
            {
                ["dtype"] = Types.Single(t => t.Type == tensor.dtype).Name,
                ["shape"] = new JsonArray([.. tensor.shape.Select(s => JsonValue.Create(s))]),
                ["data_offsets"] = new JsonArray(offset, offset + bytes.Length),
            };
            offset += bytes.Length;
            contents.Add(bytes);
        }

        string json = header.ToJsonString();
        byte[] padded = Encoding.UTF8.GetBytes(json.PadRight((json.Length + 7) / 8 * 8));
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, padded.Length);
        using var file = File.Create(path);
        file.Write(length);
        file.Write(padded);
        contents.ForEach(c => file.Write(c));
    }

    /// <summary>Reads all tensors of a file to the CPU.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, is no safetensors file or is cut short.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        byte[] file = InputFile.ReadBytes(path);
        long headerLength = file.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(file) : -1;
        if (headerLength < 2 || headerLength > file.Length - 8)
        {
            throw new InputException($"{file.Length} bytes with a header length of {headerLength}", "a safetensors file", path);
        }

        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            using var header = JsonDocument.Parse(file.AsMemory(8, (int)headerLength));
            foreach (var entry in header.RootElement.EnumerateObject().Where(e => e.Name != "__metadata__"))
            {
                string type = entry.Value.GetProperty("dtype").GetString()!;
                var (dtype, _, size) = Types.FirstOrDefault(t => t.Name == type);
                long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())];
                long[] range = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(s => s.GetInt64())];
                long count = shape.Aggregate(1L, (a, b) => checked(a * b));
                long start = 8 + headerLength + range[0];
                if (size == 0 || range[1] - range[0] != count * size || range[0] < 0 || start + (count * size) > file.Length)
                {
                    throw new InputException(
                        $"tensor \"{entry.Name}\" of type {type}, shape [{string.Join(',', shape)}], bytes {range[0]}..{range[1]}",
                        "a known type and bytes inside the file that fit the shape",
                        path);
                }

                var tensor = zeros(shape, dtype);
                file.AsSpan((int)start, (int)(count * size)).CopyTo(tensor.bytes);
                tensors[entry.Name] = tensor;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new InputException(e.Message, "a JSON header with dtype, shape and data_offsets per tensor", path);
        }

        return tensors;
    }
}
