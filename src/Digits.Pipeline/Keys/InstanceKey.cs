using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Keys;

/// <summary>Hashes key components, and derives seeds.</summary>
internal static class InstanceKey
{
    // Raised when the meaning of a component changes, so that no older record is taken for a new key.
    public const string Version = "digits key 1";

    /// <summary>Gets SHA-256 in lower-case hex over the components in one order and one spelling.</summary>
    public static string Of(IEnumerable<KeyComponent> components)
    {
        var text = new StringBuilder(Version).Append('\n');
        foreach (var part in components.OrderBy(part => part.Kind, StringComparer.Ordinal).ThenBy(part => part.Name, StringComparer.Ordinal))
        {
            text.Append(part.Kind).Append(' ').Append(ParamSchema.Quote(part.Name)).Append(' ').Append(ParamSchema.Quote(part.Value)).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Gets an instance's seed: the first 8 bytes, little-endian, of SHA-256 over <c>globalSeed/instance</c>.</summary>
    public static ulong Seed(long globalSeed, string instance)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{globalSeed}/{instance}");
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
