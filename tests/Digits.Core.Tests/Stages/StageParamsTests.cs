using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Digits.Baselines;
using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Folds;
using Digits.Core.Inputs;
using Digits.Core.Losses;
using Digits.Core.Models;
using Digits.Core.Optimizers;
using Digits.Core.Recipes;
using Digits.Core.Sample;
using Digits.Core.Samplers;
using Digits.Core.Schedules;
using Digits.Core.Training;
using Digits.Core.Views;
using Digits.Core.Weights;
using Digits.Pages.Eda;
using Digits.Pages.Previews;
using Digits.Pages.Reports;

namespace Digits.Core.Tests.Stages;

public class StageParamsTests
{
    /// <summary>Names the record that reads each section of pipeline.json: a new section is one line here.</summary>
    private static readonly Dictionary<string, Type> Records = new()
    {
        ["baseline"] = typeof(BaselineParams),
        ["eda"] = typeof(EdaParams),
        ["ensemble"] = typeof(EnsembleParams),
        ["folds"] = typeof(FoldParams),
        ["ingest"] = typeof(IngestParams),
        ["preview"] = typeof(PreviewParams),
        ["report"] = typeof(ReportParams),
        ["sample"] = typeof(SampleParams),
        ["init"] = typeof(InitParams),
        ["inputs"] = typeof(InputParams),
        ["augment"] = typeof(AugmentParams),
        ["loss"] = typeof(LossParams),
        ["model"] = typeof(ModelParams),
        ["optimizer"] = typeof(OptimizerParams),
        ["sampler"] = typeof(SamplerParams),
        ["schedule"] = typeof(ScheduleParams),
        ["train"] = typeof(TrainParams),
        ["views"] = typeof(ViewParams),
    };

    public static TheoryData<string> Sections => [.. Records.Keys];

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_params_that_stages_declare_are_those_that_their_record_reads(string section)
    {
        var declared = Directory.GetFiles(StagesFolder(), "stage.json", SearchOption.AllDirectories)
            .SelectMany(Schemas)
            .Where(p => p.Path.StartsWith(section + ".", StringComparison.Ordinal))
            .ToDictionary(p => p.Path[(section.Length + 1)..], p => p.Schema);
        var properties = Records[section].GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        Assert.Equal(properties.Keys.Order(), declared.Keys.Order());
        foreach (var (name, schema) in declared)
        {
            var type = properties[name].PropertyType;
            Assert.Contains(Nullable.GetUnderlyingType(type) ?? type, TypesOf(schema));
            Assert.Equal(schema.TryGetProperty("nullable", out var n) && n.GetBoolean(), IsNullable(properties[name]));
        }
    }

    [Fact]
    public void Every_section_that_a_stage_declares_has_its_record_here()
    {
        var declared = Directory.GetFiles(StagesFolder(), "stage.json", SearchOption.AllDirectories).SelectMany(Schemas);
        Assert.Equal(Records.Keys.Order(), declared.Select(p => p.Path.Split('.')[0]).Distinct().Order());
    }

    /// <summary>Reads a stage's params that have a schema of their own; null ones belong to another stage.</summary>
    private static IEnumerable<(string Path, JsonElement Schema)> Schemas(string file) =>
        JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("params").EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.Object)
            .Select(p => (p.Name, p.Value));

    private static Type[] TypesOf(JsonElement schema) => schema.GetProperty("type").GetString() switch
    {
        "integer" => [typeof(int), typeof(long)],
        "number" => [typeof(double)],
        "numbers" => [typeof(PerClass)],
        "string" or "file" => [typeof(string)],
        "boolean" => [typeof(bool)],
        var other => throw new NotSupportedException($"type {other}"),
    };

    private static bool IsNullable(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static string StagesFolder([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "stages"));
}
