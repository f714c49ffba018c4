using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Digits.Core.Randomness;

/// <summary>Derives independent seeds by name: the only source of randomness.</summary>
public static class Seed
{
    /// <summary>Derives the seed of a purpose from a stage instance's seed.</summary>
    /// <param name="seed">The seed that the stage request carries.</param>
    /// <param name="purpose">What the seed is for, with indices in it: <c>augment/epoch=3</c>.</param>
    /// <returns>The first 8 bytes, little-endian, of SHA-256 over <c>seed/purpose</c>.</returns>
    public static ulong Derive(ulong seed, string purpose)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{purpose}"), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
