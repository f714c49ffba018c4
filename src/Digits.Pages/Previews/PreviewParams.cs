namespace Digits.Pages.Previews;

/// <summary>Is the params section <c>preview</c>.</summary>
/// <param name="Draws">The draws shown beside each image, 1..10.</param>
public sealed record PreviewParams(int Draws);
