using Digits.Core.Hardware;
using Digits.Core.Tests.Recipes;
using Digits.Core.Tests.Training;
using Digits.Core.Training;
using TorchSharp;

namespace Digits.Core.Tests.Devices;

[Collection(nameof(OneAtATime))]
public class CudaArithmeticTests
{
    [Fact]
    public void Training_fixes_how_a_gpu_would_compute_before_it_starts()
    {
        torch.backends.cuda.matmul.allow_tf32 = true;
        torch.backends.cudnn.allow_tf32 = true;
        using var trained = new FoldTrainer(SmallRecipe.Cnn with { Train = SmallRecipe.Cnn.Train with { Epochs = 1 } }, 1, torch.CPU)
            .Train(Bars.Draw(32, 1), Bars.Draw(20, 2), new Recorder());
        Assert.False(torch.backends.cuda.matmul.allow_tf32);
        Assert.False(torch.backends.cudnn.allow_tf32);
        Assert.Equal(":4096:8", CudaArithmetic.NativeWorkspace());
    }
}
