using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

public class TrainingTests
{
    [Fact]
    public void A_small_network_learns_a_batch()
    {
        torch.manual_seed(1);
        using var net = nn.Sequential(
            ("conv", nn.Conv2d(1, 4, 3, padding: 1)), ("norm", nn.BatchNorm2d(4)), ("act", nn.LeakyReLU()), ("pool", nn.MaxPool2d(2)),
            ("flat", nn.Flatten()), ("drop", nn.Dropout(0.1)), ("head", nn.Linear(4 * 4 * 4, 3)));

        var losses = Train(net);

        Assert.True(losses[^1] < 0.5 * losses[0], $"{losses[0]} {losses[^1]}");
    }

    [Fact]
    public void Casts_to_bfloat16_in_the_forward_pass_train_without_nan()
    {
        torch.manual_seed(1);
        using var net = new Mixed();

        var losses = Train(net);

        Assert.All(losses, loss => Assert.True(float.IsFinite(loss)));
        Assert.True(losses[^1] < 0.5 * losses[0], $"{losses[0]} {losses[^1]}");
        Assert.All(net.parameters(), p => Assert.Equal(ScalarType.Float32, p.dtype));
        Assert.All(net.state_dict().Values, t => Assert.True(t.to(ScalarType.Float32).isfinite().all().item<bool>()));
    }

    [Fact]
    public void Equal_seeds_train_to_equal_bytes()
    {
        byte[] Trained()
        {
            torch.manual_seed(7);
            using var net = new Mixed();
            Train(net);
            using var stream = new MemoryStream();
            net.save(stream);
            return stream.ToArray();
        }

        Assert.Equal(Trained(), Trained());
    }

    private static List<float> Train(nn.Module<Tensor, Tensor> net)
    {
        using var all = torch.NewDisposeScope();
        var x = torch.randn([6, 1, 8, 8]);
        var y = torch.tensor(new long[] { 0, 1, 2, 0, 1, 2 });
        using var adam = optim.AdamW(net.parameters(), 1e-2, weight_decay: 0.01);
        var schedule = optim.lr_scheduler.OneCycleLR(adam, 1e-2, total_steps: 40);
        var losses = new List<float>();
        for (var i = 0; i < 40; i++)
        {
            using var scope = torch.NewDisposeScope();
            adam.zero_grad();
            var loss = nn.functional.cross_entropy(net.call(x), y);
            loss.backward();
            adam.step();
            schedule.step();
            losses.Add(loss.ToSingle());
        }

        return losses;
    }

    private sealed class Mixed : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d conv = nn.Conv2d(1, 4, 3, padding: 1);
        private readonly BatchNorm2d norm = nn.BatchNorm2d(4);
        private readonly Linear head = nn.Linear(64, 3);

        public Mixed()
            : base(nameof(Mixed)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var low = ScalarType.BFloat16;
            var x = nn.functional.conv2d(input.to(low), conv.weight.to(low), conv.bias!.to(low), padding: [1]);
            x = nn.functional.max_pool2d(nn.functional.relu(norm.call(x)), 2);
            return nn.functional.linear(x.flatten(1), head.weight.to(low), head.bias!.to(low)).to(ScalarType.Float32);
        }
    }
}
