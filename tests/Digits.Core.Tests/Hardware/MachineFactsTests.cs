using Digits.Core.Errors;
using Digits.Core.Hardware;

namespace Digits.Core.Tests.Hardware;

public class MachineFactsTests
{
    [Theory]
    [InlineData("flags\t\t: fpu avx avx2 fma avx512f avx512dq avx512bw avx512vl avx512_bf16", "avx512+bf16")]
    [InlineData("flags\t\t: avx2 fma avx512f avx512dq avx512bw avx512vl avx512_bf16 amx_bf16 amx_tile", "avx512+bf16+amx")]
    [InlineData("flags\t\t: avx2 fma avx512f", "avx2")]
    [InlineData("flags\t\t: sse4_2", "default")]
    [InlineData("Features\t: fp asimd", "neon")]
    public void The_capability_names_what_the_flags_hold(string line, string expected)
    {
        Assert.Equal(expected, CpuCapability.Parse(["processor\t: 0", line, line]).ToString());
    }

    [Fact]
    public void A_machine_without_flags_counts_as_default()
    {
        Assert.Equal("default", CpuCapability.Parse(["processor\t: 0"]).ToString());
    }

    [Fact]
    public void Facts_of_the_cpu_name_the_loaded_libtorch()
    {
        var facts = MachineFacts.Read("cpu");

        Assert.Equal(("cpu", CpuCapability.Read().ToString()), (facts.Device, facts.Cpu));
        Assert.Matches(@"^\d+\.\d+\.\d+", facts.Torch);
        Assert.Contains(MachineFacts.LoadedLibraries(), path => path.Contains("libtorch_cpu", StringComparison.Ordinal) && File.Exists(path));
    }

    [Fact]
    public void Auto_takes_cuda_where_there_is_one()
    {
        Assert.Equal("cuda", MachineFacts.Resolve("auto", cudaAvailable: true));
        Assert.Equal("cpu", MachineFacts.Resolve("auto", cudaAvailable: false));
        Assert.Equal("cuda", MachineFacts.Resolve("cuda", cudaAvailable: true));
    }

    [Fact]
    public void Cuda_asked_for_and_absent_is_the_users_mistake()
    {
        var error = Assert.Throws<InputException>(() => MachineFacts.Resolve("cuda", cudaAvailable: false));

        Assert.Equal(
            "Found:    no CUDA device that torch can use\nExpected: a CUDA GPU and a libtorch built for CUDA\nWhere:    --device=cuda", error.Message);
    }

    [Fact]
    public void An_unknown_device_is_the_users_mistake()
    {
        var error = Assert.Throws<InputException>(() => MachineFacts.Resolve("gpu", cudaAvailable: true));

        Assert.Equal("Found:    device \"gpu\"\nExpected: auto, cpu or cuda\nWhere:    --device", error.Message);
    }
}
