using Digits.Core.Errors;
using Digits.Core.Hardware;
using TorchSharp;

namespace Digits.Core.Tests.Hardware;

public class ComputeDeviceTests
{
    [Theory]
    [InlineData("cpu", 0, DeviceType.CPU, -1)]
    [InlineData("cuda", 1, DeviceType.CUDA, -1)]
    [InlineData("cuda:1", 2, DeviceType.CUDA, 1)]
    public void A_device_that_there_is_is_found(string name, int gpus, DeviceType type, int index)
    {
        var device = ComputeDevice.Of(name, gpus);
        Assert.Equal((type, index), (device.type, device.index));
    }

    [Theory]
    [InlineData("cuda", 0)]
    [InlineData("cuda:2", 2)]
    [InlineData("cuda:x", 2)]
    [InlineData("gpu", 2)]
    public void Any_other_is_refused(string name, int gpus)
    {
        var error = Assert.Throws<InputException>(() => ComputeDevice.Of(name, gpus));
        Assert.Equal(
            $"Found:    device \"{name}\" where torch can use {gpus} GPUs\nExpected: cpu, or a GPU that there is: --resources=gpu=N for N of them\nWhere:    stage request, device",
            error.Message);
    }
}
