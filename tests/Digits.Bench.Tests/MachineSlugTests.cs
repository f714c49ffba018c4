using Digits.Bench.Reporting;

namespace Digits.Bench.Tests;

public class MachineSlugTests
{
    [Theory]
    [InlineData("AMD EPYC", 2, "amd-epyc-2-cores")]
    [InlineData("Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz", 16, "intel-xeon-platinum-8370c-16-cores")]
    [InlineData("AMD EPYC 9654 96-Core Processor", 192, "amd-epyc-9654-192-cores")]
    [InlineData("Arm64", 1, "arm64-1-core")]
    public void A_machine_is_named_by_its_processor_and_cores(string processor, int cores, string slug) => Assert.Equal(slug, MachineSlug.Of(processor, cores));

    [Theory]
    [InlineData("My Server/../2", "my-server-2")]
    [InlineData("../..", "unknown")]
    public void A_given_name_becomes_one_folder(string name, string slug) => Assert.Equal(slug, MachineSlug.Of(name));
}
