using System.Text.Json;
using System.Text.Json.Serialization;
using Digits.Core.Errors;

namespace Digits.Core.Recipes;

/// <summary>Is the file of what the data suggests for training: from all rows for people to read, and for each fold from the rows that it trains on.</summary>
/// <param name="Augment">What all rows suggest of section <c>augment</c>.</param>
/// <param name="Loss">What all rows suggest of section <c>loss</c>.</param>
/// <param name="Folds">What each fold's training rows suggest, by fold.</param>
public sealed record SuggestionFile(SuggestedAugment Augment, SuggestedLoss Loss, IReadOnlyList<SuggestedStrengths> Folds)
{
    private static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Gets what all rows suggest: not for training that is scored on some of them.</summary>
    [JsonIgnore]
    public SuggestedStrengths OfAllRows => new(Augment, Loss);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is missing or of another shape.</exception>
    public static SuggestionFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SuggestionFile>(File.ReadAllBytes(path), Format)!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InputException(e.Message, "suggestions as the stage eda writes them", path);
        }
    }

    /// <summary>Reads what a fold's training rows suggest.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fold">The fold's 0-based index.</param>
    /// <exception cref="InputException">The file is missing, of another shape, or has no such fold.</exception>
    public static SuggestedStrengths OfFold(string path, int fold)
    {
        var file = Read(path);
        return fold < file.Folds.Count ? file.Folds[fold] : throw new InputException($"suggestions for {file.Folds.Count} folds", $"some for fold {fold}", path);
    }

    /// <summary>Builds the file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";
}
