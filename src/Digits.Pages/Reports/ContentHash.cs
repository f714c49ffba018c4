using System.Security.Cryptography;

namespace Digits.Pages.Reports;

/// <summary>Is a file by its content.</summary>
/// <param name="Name">What it is called here; never its path.</param>
/// <param name="Sha256">The SHA-256 of its content, hexadecimal.</param>
public sealed record ContentHash(string Name, string Sha256)
{
    /// <summary>Hashes a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ContentHash Of(string name, string path)
    {
        using var stream = File.OpenRead(path);
        return new(name, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

}
