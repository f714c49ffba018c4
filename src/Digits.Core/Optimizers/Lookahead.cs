using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Digits.Core.Optimizers;

/// <summary>Keeps slow weights that follow the fast ones half of the way every few steps, and sets the fast ones back to them (Zhang et al. 2019).</summary>
internal sealed class Lookahead : IDisposable
{
    private const double Share = 0.5;
    private readonly IReadOnlyList<Parameter> _fast;
    private readonly IReadOnlyList<Tensor> _slow;
    private readonly int _every;
    private int _steps;

    public Lookahead(IReadOnlyList<Parameter> weights, int every)
    {
        using var noGrad = no_grad();
        _fast = weights;
        _every = every;
        _slow = [.. weights.Select(weight => weight.detach().clone().DetachFromDisposeScope())];
    }

    public void Step()
    {
        if (++_steps % _every != 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        for (int i = 0; i < _fast.Count; i++)
        {
            _slow[i].add_(_fast[i] - _slow[i], alpha: Share);
            _fast[i].copy_(_slow[i]);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_steps);
        foreach (var slow in _slow)
        {
            using var plain = slow.cpu().contiguous();
            writer.Write(plain.bytes);
        }
    }

    public void Load(BinaryReader reader)
    {
        using var noGrad = no_grad();
        _steps = reader.ReadInt32();
        foreach (var slow in _slow)
        {
            using var read = zeros(slow.shape, slow.dtype);
            reader.BaseStream.ReadExactly(read.bytes);
            slow.copy_(read);
        }
    }

    public void Dispose()
    {
        foreach (var slow in _slow)
        {
            slow.Dispose();
        }
    }
}
