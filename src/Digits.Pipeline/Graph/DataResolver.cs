using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Graph;

/// <summary>The external inputs of a stage: files by input name, or none where its fallback stage stands in.</summary>
internal sealed record ResolvedData(IReadOnlyList<KeyValuePair<string, string>> Files)
{
    public bool IsFallback => Files.Count == 0;
}

/// <summary>Finds the files that a stage's <c>data</c> block asks for.</summary>
internal sealed class DataResolver(PipelineOptions options, Settings settings)
{
    /// <exception cref="UserErrorException">The named data lacks the files, is incomplete or ambiguous, or there is no fallback.</exception>
    public ResolvedData Resolve(StageDeclaration stage)
    {
        var data = stage.Data!;
        string place = options.Data is { } named ? Path.GetFullPath(named) : Path.GetFullPath(settings.Data, options.Root);
        if (File.Exists(place))
        {
            return data.Archive.Count == 1 && place.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
                ? new ResolvedData([new(data.Archive[0].Key, place)])
                : throw new UserErrorException($"a file {place}", "a folder or a .zip file", Source);
        }

        if (!Directory.Exists(place) && options.Data is not null)
        {
            throw new UserErrorException("no such file or folder", $"a folder or a .zip file with {Wanted(data)}", $"{Source}: {place}");
        }

        if (Whole(place, data.Files) is { } files)
        {
            return new ResolvedData(files);
        }

        var archive = Found(place, data.Archive);
        return archive.Count == data.Archive.Count && archive.Count > 0 ? new ResolvedData(archive)
            : data.Alternatives.Select(other => Whole(place, other)).FirstOrDefault(found => found is not null) is { } others ? new ResolvedData(others)
            : options.Data is null && data.Fallback.Count > 0 ? new ResolvedData([])
            : throw new UserErrorException("none of the files", Wanted(data), $"{Source}: {place}");
    }

    private string Source => options.Data is null ? "data in pipeline.json" : "--data";

    /// <exception cref="UserErrorException">There are some of the files, but not all.</exception>
    private static List<KeyValuePair<string, string>>? Whole(string place, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> wanted)
    {
        var files = Found(place, wanted);
        if (files.Count is 0 || files.Count == wanted.Count)
        {
            return files.Count == 0 ? null : files;
        }

        var missing = wanted.Where(file => files.All(found => found.Key != file.Key));
        throw new UserErrorException(
            $"{string.Join(", ", files.Select(found => Path.GetFileName(found.Value)))} alone",
            $"also {string.Join(" and ", missing.Select(file => string.Join(" or ", file.Value)))}", place);
    }

    private static List<KeyValuePair<string, string>> Found(string folder, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> wanted) =>
        [.. from input in wanted
            let path = input.Value.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            where path is not null
            select KeyValuePair.Create(input.Key, path)];

    private static string Wanted(DataDeclaration data) => string.Join("; or ", new[] { data.Files, data.Archive }.Concat(data.Alternatives)
        .Where(set => set.Count > 0).Select(set => string.Join(" and ", set.Select(file => string.Join(" or ", file.Value)))));
}
