using Digits.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Weights;

/// <summary>Gives a model back the tensors that it was saved with.</summary>
public static class SavedWeights
{
    /// <summary>Copies all tensors of a file into the model that has just these.</summary>
    /// <param name="model">The model, on any device.</param>
    /// <param name="path">A safetensors file.</param>
    /// <exception cref="InputException">The file is none, or its tensors have other names or shapes than the model's.</exception>
    public static void Restore(nn.Module model, string path)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var mine = model.state_dict();
        var saved = SafetensorsFile.Read(path);
        Require(Listing(saved), Listing(mine), path);
        foreach (var (name, tensor) in saved)
        {
            mine[name].copy_(tensor);
        }
    }

    private static string[] Listing(Dictionary<string, Tensor> tensors) =>
        [.. tensors.Select(tensor => $"{tensor.Key} [{string.Join(',', tensor.Value.shape)}]").Order(StringComparer.Ordinal)];

    private static void Require(string[] saved, string[] mine, string path)
    {
        string[] more = [.. saved.Except(mine)];
        string[] missing = [.. mine.Except(saved)];
        if (more.Length + missing.Length > 0)
        {
            throw new InputException(
                more.Length > 0 ? $"tensors {Errors.Listing.Of(more)}" : $"{saved.Length} of {mine.Length} tensors",
                missing.Length > 0 ? $"the model's tensors, among them {Errors.Listing.Of(missing)}" : "the model's tensors and no others",
                path);
        }
    }
}
