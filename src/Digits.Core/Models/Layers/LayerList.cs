using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Names the layers of a sequence, leaving out those that drop nothing.</summary>
internal sealed class LayerList
{
    private readonly List<(string Name, Module<Tensor, Tensor> Layer)> _layers = [];

    /// <summary>Adds a layer.</summary>
    public LayerList Add(string name, Module<Tensor, Tensor> layer)
    {
        _layers.Add((name, layer));
        return this;
    }

    /// <summary>Adds dropout, where anything is dropped.</summary>
    public LayerList Dropout(string name, double share) => share > 0 ? Add(name, torch.nn.Dropout(share)) : this;

    /// <summary>Adds DropBlock, where anything is dropped.</summary>
    public LayerList DropBlock(string name, double share) => share > 0 ? Add(name, new DropBlock(share)) : this;

    /// <summary>Gets the layers, one after the other.</summary>
    public Sequential InOrder() => Sequential(_layers);
}
