using Digits.Baselines.Logistic;
using Digits.Baselines.Neighbours;
using Digits.Baselines.Svm;
using Digits.Baselines.Trees;
using Digits.Core.Errors;

namespace Digits.Baselines;

/// <summary>Lists the models that <c>baseline.name</c> may name; a new one is a file or a folder and a line here.</summary>
public static class BaselineCatalogue
{
    private static readonly SortedDictionary<string, Func<BaselineParams, ulong, IBaseline>> Models = new(StringComparer.Ordinal)
    {
        ["boosting"] = (parameters, seed) => new Boosting(parameters, seed),
        ["forest"] = (parameters, seed) => new RandomForest(parameters, seed),
        ["knn"] = (parameters, _) => new KnnBaseline(parameters),
        ["logistic"] = (parameters, _) => new LogisticBaseline(parameters),
        ["majority"] = (_, _) => new Majority(),
        ["svm"] = (parameters, _) => new SvmBaseline(parameters),
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Models.Keys;

    /// <summary>Creates a model that is yet to be fitted.</summary>
    /// <param name="parameters">Which, and its params.</param>
    /// <param name="seed">The seed of what it draws.</param>
    /// <exception cref="InputException">No model has this name, or a param does not suit it.</exception>
    public static IBaseline Create(BaselineParams parameters, ulong seed) => Models.TryGetValue(parameters.Name, out var create)
        ? create(parameters, seed)
        : throw new InputException($"baseline \"{parameters.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, baseline.name");
}
