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

        var files = Found(place, data.Files);
        var archive = Found(place, data.Archive);
        if (files.Count == data.Files.Count && files.Count > 0)
        {
            return new ResolvedData(files);
        }

        if (files.Count > 0)
        {
            var missing = data.Files.Where(file => files.All(found => found.Key != file.Key));
            throw new UserErrorException(
                $"{string.Join(", ", files.Select(found => Path.GetFileName(found.Value)))} alone",
                $"also {string.Join(" and ", missing.Select(file => string.Join(" or ", file.Value)))}", place);
        }

        if (archive.Count == data.Archive.Count && archive.Count > 0)
        {
            return new ResolvedData(archive);
        }

        return options.Data is null && data.Fallback.Count > 0
            ? new ResolvedData([])
            : throw new UserErrorException("none of the files", Wanted(data), $"{Source}: {place}");
    }

    private string Source => options.Data is null ? "data in pipeline.json" : "--data";

    private static List<KeyValuePair<string, string>> Found(string folder, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> wanted) =>
        [.. from input in wanted
            let path = input.Value.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            where path is not null
            select KeyValuePair.Create(input.Key, path)];

    private static string Wanted(DataDeclaration data)
    {
        string files = string.Join(" and ", data.Files.Select(file => string.Join(" or ", file.Value)));
        return data.Archive.Count == 0 ? files : $"{files}; or {string.Join(" and ", data.Archive.Select(file => string.Join(" or ", file.Value)))}";
    }
}
