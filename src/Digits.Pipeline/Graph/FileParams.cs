using System.Text.Json;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Graph;

/// <summary>Turns params that name the user's files into inputs of the param's name.</summary>
internal sealed class FileParams(PipelineOptions options, Settings settings, IReadOnlyDictionary<string, ParamSchema> schemas)
{
    /// <summary>Gets the files that an instance of a stage reads; none for params that are null.</summary>
    /// <exception cref="UserErrorException">There is no such file, or runs replace it.</exception>
    public IEnumerable<InstanceInput> Of(StageDeclaration stage, Member? member) =>
        from param in stage.Params.Keys
        where schemas.GetValueOrDefault(param)?.Type == ParamSchema.File
        let path = JsonSerializer.Deserialize<string?>(settings.Of(member)[param])
        where path is not null
        select new InstanceInput(param, null, "", Found(param, path));

    private string Found(string param, string path)
    {
        string full = Path.GetFullPath(path, options.Root);
        string where = $"{param}: {full}";
        string artifacts = new Workspace(Path.GetFullPath(options.Workspace ?? options.Root)).Artifacts + Path.DirectorySeparatorChar;
        return Directory.Exists(full) ? throw new UserErrorException("a folder", "a file", where)
            : !File.Exists(full) ? throw new UserErrorException("no such file", "a file, by its path from the folder of pipeline.json", where)
            : full.StartsWith(artifacts, StringComparison.Ordinal) ? throw new UserErrorException("a file among the artifacts, which runs replace", "a copy of it elsewhere", where)
            : full;
    }
}
