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
        var x = torch.randn([6, 1, 8, 8]);
        var y = torch.tensor(new long[] { 0, 1, 2, 0, 1, 2 });
        using var adam = optim.AdamW(net.parameters(), 1e-2);
        var schedule = optim.lr_scheduler.OneCycleLR(adam, 1e-2, total_steps: 40);
        float first = 0, last = 0;
        for (var i = 0; i < 40; i++)
        {
            using var scope = torch.NewDisposeScope();
            adam.zero_grad();
            var loss = nn.functional.cross_entropy(net.call(x), y);
            loss.backward();
            adam.step();
            schedule.step();
            last = loss.ToSingle();
            if (i == 0) first = last;
        }

        Assert.True(last < 0.5 * first, $"{first} {last}");
    }
}
