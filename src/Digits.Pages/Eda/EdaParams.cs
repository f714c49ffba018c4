namespace Digits.Pages.Eda;

/// <summary>Is the params section <c>eda</c>.</summary>
/// <param name="SamplesPerClass">The images shown of each class, 1..100.</param>
/// <param name="Points">The images laid out in the plane, spread evenly over the training set, 100..20,000.</param>
/// <param name="Neighbours">How many nearest neighbours count, 2..200.</param>
/// <param name="MinDistance">UMAP's distance between neighbours in the plane, 0..0.99.</param>
/// <param name="Components">The principal components that images are compared in where all of them are, 2..784.</param>
/// <param name="Doubts">The images shown whose label their neighbours doubt, 1..200.</param>
/// <param name="Threads">The threads that look for neighbours; results are the same with any number.</param>
public sealed record EdaParams(int SamplesPerClass, int Points, int Neighbours, double MinDistance, int Components, int Doubts, int Threads);
