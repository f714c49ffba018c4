using Digits.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Weights;

/// <summary>Gives a model the tensors of a safetensors file.</summary>
public static class InitialWeights
{
    /// <summary>Copies every tensor of the file that the map does not leave out; what the file lacks stays fresh.</summary>
    /// <param name="model">The model, on any device; values are cast to its types.</param>
    /// <param name="settings">The file, which must be there, and the map.</param>
    /// <returns>One line: how many of the model's tensors come from the file, and which do not.</returns>
    /// <exception cref="InputException">The file is none, gives nothing, or has a tensor that the model lacks or has in another shape.</exception>
    public static string Apply(nn.Module model, InitParams settings)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        string path = settings.File!;
        var mine = model.state_dict();
        var given = Named(SafetensorsFile.Read(path), new NameMap(settings.Map), path);
        Check(given, mine, path);
        foreach (var (name, tensor) in given)
        {
            mine[name].copy_(tensor);
        }

        string[] fresh = [.. mine.Keys.Where(name => !given.ContainsKey(name)).Order(StringComparer.Ordinal)];
        string rest = fresh.Length == 0 ? "" : $"; fresh: {Listing.Of(fresh)}";
        return $"starts with {given.Count} of {mine.Count} tensors from {Path.GetFileName(path)}{rest}";
    }

    private static Dictionary<string, Tensor> Named(Dictionary<string, Tensor> file, NameMap map, string path)
    {
        var given = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (old, tensor) in file.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (map.Of(old) is { } name && !given.TryAdd(name, tensor))
            {
                throw new InputException($"two tensors that become \"{name}\"", "one for each of the model's names", $"{path}, init.map");
            }
        }

        return given;
    }

    private static void Check(Dictionary<string, Tensor> given, Dictionary<string, Tensor> mine, string path)
    {
        if (given.Count == 0)
        {
            throw new InputException("no tensor that init.map leaves in", "at least one", path);
        }

        string[] unknown = [.. given.Keys.Where(name => !mine.ContainsKey(name))];
        if (unknown.Length > 0)
        {
            throw new InputException(
                $"tensors that the model lacks: {Listing.Of(unknown)}",
                $"names among {Listing.Of([.. mine.Keys.Where(name => !given.ContainsKey(name)).DefaultIfEmpty(mine.Keys.First())])}, or an entry of init.map that renames them or leaves them out",
                path);
        }

        string[] misshapen = [.. given.Keys.Where(name => !given[name].shape.SequenceEqual(mine[name].shape))];
        if (misshapen.Length > 0)
        {
            throw new InputException(
                Listing.Of([.. misshapen.Select(name => Shown(name, given[name]))]),
                $"{Listing.Of([.. misshapen.Select(name => Shown(name, mine[name]))])} as the model has it, or an entry of init.map that leaves it out",
                path);
        }
    }

    private static string Shown(string name, Tensor tensor) => $"{name} [{string.Join(',', tensor.shape)}]";
}
