using System.Globalization;

namespace Digits.Core.Hardware;

/// <summary>Names the CPU's vector instructions, as far as they change which kernels compute.</summary>
/// <param name="Vectors">The widest set: <c>avx512</c>, <c>avx2</c>, <c>neon</c> or <c>default</c>; the architecture where it cannot be read.</param>
/// <param name="Bfloat16">Whether it multiplies bfloat16 in hardware.</param>
/// <param name="Tiles">Whether it multiplies whole tiles (AMX).</param>
public sealed record CpuCapability(string Vectors, bool Bfloat16, bool Tiles)
{
    /// <summary>Reads this machine's capability; where /proc/cpuinfo cannot be read, the architecture alone.</summary>
    public static CpuCapability Read()
    {
        const string Source = "/proc/cpuinfo";
        return File.Exists(Source)
            ? Parse(File.ReadLines(Source))
            : new CpuCapability(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(), false, false);
    }

    /// <summary>Reads the capability out of the lines of /proc/cpuinfo: <c>flags</c> (x86) or <c>Features</c> (ARM).</summary>
    public static CpuCapability Parse(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal) || line.StartsWith("Features", StringComparison.Ordinal));
        var flags = (line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var vectors = flags.IsSupersetOf(["avx512f", "avx512dq", "avx512bw", "avx512vl"]) ? "avx512"
            : flags.IsSupersetOf(["avx2", "fma"]) ? "avx2"
            : flags.Contains("asimd") ? "neon"
            : "default";
        return new CpuCapability(vectors, flags.Contains("avx512_bf16") || flags.Contains("amx_bf16"), flags.Contains("amx_tile"));
    }

    /// <summary>Gives the capability as one word: <c>avx512+bf16+amx</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Vectors}{(Bfloat16 ? "+bf16" : "")}{(Tiles ? "+amx" : "")}");
}
