using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>An instance as a clean build makes it.</summary>
/// <param name="Name">Its name: <c>train[fold=0]</c>.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Key">All that may change its outputs, as text: equal where and only where the engine's keys are.</param>
/// <param name="Writers">The names of the instances that it reads from.</param>
/// <param name="Inputs">The files below artifacts/ that it reads.</param>
/// <param name="Files">The files below artifacts/ that it writes, with their contents.</param>
internal sealed record CleanInstance(
    string Name, string Stage, string Key, IReadOnlyList<string> Writers, IReadOnlyList<string> Inputs, IReadOnlyDictionary<string, string> Files);

/// <summary>Computes from the sources alone what a clean build leaves.</summary>
internal static class CleanBuild
{
    /// <summary>Gets the instances that a target needs, each after those that it reads from.</summary>
    public static IReadOnlyList<CleanInstance> Of(Sources sources, string target)
    {
        var ingest = Make(sources, "ingest", null, ["ingest.rows", "folds.count"], [("csv", null, sources.DataText)]);
        List<CleanInstance> all = [ingest];
        if (target == "ingest")
        {
            return all;
        }

        List<CleanInstance> folds = [.. Enumerable.Range(0, sources.Folds).Select(fold => Make(
            sources, "train", fold, ["train.epochs"], [("rows", ingest, "ingest/rows.txt")]))];
        all.AddRange(folds);
        if (target == "train")
        {
            return all;
        }

        var join = Make(sources, "join", null, ["join.mode"], [.. folds.Select((fold, index) => ($"oof[fold={index}]", (CleanInstance?)fold, $"train/fold={index}/oof.txt"))]);
        all.Add(join);
        if (target != "join")
        {
            all.Add(Make(sources, "last", null, [], [("stats", ingest, "ingest/stats.txt"), ("all", join, "join/all.txt")]));
        }

        return all;
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <param name="sources">The sources.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="fold">The fold; null where the stage has none.</param>
    /// <param name="parameters">The params that the stage declares.</param>
    /// <param name="inputs">Name, writer and file of each input; for data, which has no writer, its content in the file's place.</param>
    private static CleanInstance Make(
        Sources sources, string stage, int? fold, string[] parameters, IReadOnlyList<(string Name, CleanInstance? Writer, string File)> inputs)
    {
        string name = fold is { } index ? string.Create(CultureInfo.InvariantCulture, $"{stage}[fold={index}]") : stage;
        string folder = fold is { } number ? string.Create(CultureInfo.InvariantCulture, $"{stage}/fold={number}") : stage;
        ulong? seed = stage == "train"
            ? BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sources.Seed}/{name}"))))
            : null;
        string? library = Sources.UsesLibrary(stage) ? sources.Code["library"] : null;
        List<KeyValuePair<string, string>> contents = [.. inputs.Select(input => KeyValuePair.Create(input.Name, input.Writer?.Files[input.File] ?? input.File))];
        var outputs = ModelStage.Compute(stage, fold, sources.Param, seed, sources.Code[stage], library, contents);
        string key = string.Join(" | ",
        [
            name, sources.Code[stage], library ?? "", seed?.ToString(CultureInfo.InvariantCulture) ?? "",
            .. parameters.Select(path => $"{path} {sources.Param(path)}"), .. contents.Select(input => $"{input.Key} {Hash(input.Value)}"),
        ]);
        return new CleanInstance(
            name, stage, key, [.. inputs.Select(input => input.Writer?.Name).OfType<string>().Distinct()],
            [.. inputs.Where(input => input.Writer is not null).Select(input => input.File)],
            outputs.ToDictionary(output => $"{folder}/{output.Key}{(output.Key == "metrics" ? ".json" : ".txt")}", output => output.Value));
    }
}
