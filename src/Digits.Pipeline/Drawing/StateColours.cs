using Digits.Pipeline.Running;

namespace Digits.Pipeline.Drawing;

/// <summary>The colours of the states that a prediction knows, on light and on dark ground.</summary>
internal sealed record StateColours(string Fill, string Stroke, string DarkFill, string DarkStroke)
{
    public static readonly IReadOnlyList<KeyValuePair<InstanceState, StateColours>> All =
    [
        new(InstanceState.Hit, new("#d9f2e0", "#2e7d46", "#163523", "#62c483")),
        new(InstanceState.Restored, new("#dbe9fc", "#2b62b0", "#152c4a", "#77aef5")),
        new(InstanceState.Stale, new("#fdeccb", "#a86400", "#42300e", "#e3ab45")),
    ];
}
