namespace Digits.Core.Views;

/// <summary>Lists what views there are; a new one is a file and a line here.</summary>
public static class ViewCatalogue
{
    private static readonly (string Name, Func<ViewParams, IReadOnlyList<View>> Create)[] Views =
    [
        ("shift", settings => Shift.Cross(settings.Shift)),
        ("rotation", settings => MovedView.Turns(settings.Rotation)),
        ("zoom", settings => MovedView.Zooms(settings.Zoom)),
    ];

    /// <summary>Gets the names, each that of its param.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Views.Select(v => v.Name)];

    /// <summary>Creates the views that the params ask for: the image as it is, then each change of it.</summary>
    public static IReadOnlyList<View> Create(ViewParams settings) => [.. View.Original, .. Views.SelectMany(v => v.Create(settings))];
}
