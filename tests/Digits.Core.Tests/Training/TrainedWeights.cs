using System.Security.Cryptography;
using Digits.Core.Training;

namespace Digits.Core.Tests.Training;

/// <summary>Sums all of a model's weights and statistics up in one text.</summary>
internal static class TrainedWeights
{
    public static string Hash(TrainedFold trained) => string.Join('\n', trained.Model.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => $"{entry.Key} {Convert.ToHexStringLower(SHA256.HashData(entry.Value.cpu().contiguous().bytes))}"));
}
