namespace Digits.Pages.Reports;

/// <summary>Holds the pages' style sheet: light and dark by the reader's preference, one column on a phone, printable.</summary>
/// <remarks>No angle brackets and ampersands: the page is written as XML, whose escapes a style element would not undo.</remarks>
internal static class PageStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --page: #ffffff; --card: #f5f6f8; --ink: #16191d; --muted: #52585f; --rule: #d5d9de; --link: #00598c;
          --alarm: #8a2a00; --alarm-page: #fff1e8;
          --blue: #0072b2; --red: #cc3311; --green: #009e73; --orange: #e69f00; --purple: #cc79a7; --sky: #56b4e9; --yellow: #d3c400; --grey: #7d848c;
          --brown: #8a5a3c; --violet: #6a55c9;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14171a; --card: #1d2125; --ink: #e8eaed; --muted: #a9b0b8; --rule: #3a4047; --link: #7cc4f0;
            --alarm: #ffb38a; --alarm-page: #3a1d0c;
            --blue: #3d9bd8; --red: #ff6350; --green: #1fbd90; --yellow: #f0e442; --grey: #8c939b; --brown: #b98763; --violet: #9a86f2;
          }
          img.ink { filter: none; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
        header, main, footer { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
        header { padding-top: 28px; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
        h2 { font-size: 1.3rem; margin: 2.6rem 0 .4rem; padding-top: .8rem; border-top: 1px solid var(--rule); }
        p { margin: .3rem 0 .8rem; max-width: 72ch; }
        a { color: var(--link); }
        footer { color: var(--muted); font-size: .875rem; padding-top: 2rem; padding-bottom: 2rem; overflow-wrap: anywhere; }
        nav ul { display: flex; flex-wrap: wrap; gap: 6px 18px; margin: 1rem 0 0; padding: 0; list-style: none; font-size: .9rem; }
        .alert { color: var(--alarm); background: var(--alarm-page); border-left: 4px solid var(--alarm); padding: 10px 14px; font-weight: 600; }
        .banner { background: var(--alarm-page); color: var(--alarm); border: 3px solid var(--alarm); padding: 12px 20px; font-weight: 600; text-align: center; }
        .banner strong { font-size: 1.25rem; letter-spacing: .04em; }
        .banner p { max-width: none; margin: 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr)); gap: 12px; margin: 1rem 0; padding: 0; list-style: none; }
        .cards li { background: var(--card); border-radius: 8px; padding: 12px 16px; display: flex; flex-direction: column; }
        .cards span { color: var(--muted); font-size: .875rem; }
        .cards strong { font-size: 1.55rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
        .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); gap: 20px; align-items: start; }
        @media (min-width: 900px) {
          .beside { display: grid; grid-template-columns: 2fr 3fr; column-gap: 28px; align-items: start; }
          .beside h2, .beside .cards { grid-column: 1 / -1; }
          .tall { grid-row: span 2; }
        }
        figure { margin: 0; padding: 14px 16px; background: var(--card); border-radius: 8px; min-width: 0; }
        figure.wide { grid-column: 1 / -1; }
        figcaption { font-weight: 600; margin-bottom: 8px; }
        svg { display: block; width: 100%; height: auto; max-width: 560px; margin: 0 auto; font-size: 12px; font-family: inherit; overflow: visible; }
        svg text { fill: var(--ink); font-variant-numeric: tabular-nums; }
        svg .title { fill: var(--muted); }
        svg .small { font-size: 11px; }
        svg .start { text-anchor: start; }
        svg .middle { text-anchor: middle; }
        svg .end { text-anchor: end; }
        .grid { stroke: var(--rule); stroke-width: 1; }
        .axis { stroke: var(--muted); stroke-width: 1; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .stroke { stroke-width: 3; stroke-linecap: round; }
        .blue { --hue: var(--blue); } .red { --hue: var(--red); } .green { --hue: var(--green); } .orange { --hue: var(--orange); }
        .purple { --hue: var(--purple); } .sky { --hue: var(--sky); } .yellow { --hue: var(--yellow); } .grey { --hue: var(--grey); }
        .brown { --hue: var(--brown); } .violet { --hue: var(--violet); }
        .fill, .cell { fill: var(--hue); }
        .line, .stroke, .dots { stroke: var(--hue); }
        .dots { fill: none; stroke-width: 3.6; stroke-linecap: round; stroke-opacity: .8; }
        svg .mark { font-size: 17px; font-weight: 700; paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
        .mosaic { display: block; width: 100%; height: auto; image-rendering: auto; }
        .key { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 8px; padding: 0; list-style: none; font-variant-numeric: tabular-nums; }
        .swatch { display: inline-block; width: 12px; height: 12px; border-radius: 50%; background: var(--hue); margin-right: 6px; }
        img.ink { display: block; width: 100%; height: auto; image-rendering: pixelated; }
        @media (prefers-color-scheme: light) { img.ink { filter: invert(1); } }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(92px, 1fr)); gap: 14px; margin: 0; padding: 0; list-style: none; }
        .tiles li { min-width: 0; }
        .tiles span { display: block; font-size: .8125rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
        .tiles span:first-of-type { font-weight: 600; margin-top: 4px; }
        .sheet { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 14px; align-items: center; max-width: 880px; }
        .sheet span { font-weight: 600; font-size: 1.1rem; font-variant-numeric: tabular-nums; }
        @media (max-width: 600px) {
          header, main, footer { padding-left: 12px; padding-right: 12px; }
          figure { padding: 12px 8px; }
          .sheet { column-gap: 8px; }
          .sheet img { image-rendering: auto; }
        }
        details { margin-top: 10px; font-size: .875rem; }
        summary { cursor: pointer; color: var(--muted); }
        .scroll { overflow-x: auto; max-height: 420px; overflow-y: auto; margin-top: 6px; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .875rem; }
        .text { min-width: 0; }
        .below { grid-column: 1 / -1; margin-top: 16px; }
        .tables { display: flex; flex-wrap: wrap; gap: 12px 40px; align-items: flex-start; margin-bottom: 20px; min-width: 0; }
        .tables .scroll { min-width: 0; max-width: 100%; max-height: none; }
        caption { text-align: left; font-weight: 600; padding: 6px 0; }
        th, td { padding: 3px 10px; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
        th { white-space: normal; }
        td.long { white-space: normal; text-align: left; min-width: 24ch; overflow-wrap: anywhere; }
        thead th { vertical-align: bottom; }
        tbody th { font-weight: 400; }
        th:first-child { text-align: left; }
        .said { text-align: left; white-space: normal; min-width: 9ch; }
        td.said:last-child { min-width: 30ch; }
        .kept { white-space: nowrap; }
        .part { display: inline-block; }
        code { font-size: .875em; overflow-wrap: anywhere; }
        @page { margin: 14mm; }
        @media print {
          :root { color-scheme: light; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body { font-size: 13px; }
          header, main, footer { max-width: none; padding: 0; }
          nav, details:not([open]) { display: none; }
          h2 { margin: 18px 0 4px; padding-top: 8px; }
          .beside { display: block; }
          .figures { grid-template-columns: 1fr 1fr; gap: 12px; }
          .beside .figures { display: block; }
          .tall { grid-row: auto; }
          svg { max-width: 400px; }
          .text { break-inside: avoid; }
          .text:not(:last-child) { break-after: avoid; }
          .sheet, .mosaic { max-width: 480px; }
          .tiles { grid-template-columns: repeat(8, 1fr); gap: 10px 8px; }
          .tiles span { font-size: 9.5px; }
          p, figure, .cards li, .tiles li, .sheet img, svg, tr, .figures .scroll, .tables .scroll { break-inside: avoid; }
          figure, .cards li { padding: 8px 10px; border: 1px solid var(--rule); }
          h2, figcaption, caption, thead { break-after: avoid; }
          .scroll { max-height: none; overflow: visible; }
          .tables { gap: 6px 24px; margin-bottom: 10px; }
          table { font-size: 11px; }
          th, td { white-space: normal; padding: 2px 5px; }
          td, details th, .figures th { overflow-wrap: anywhere; }
          tbody th { white-space: nowrap; }
          td.long { min-width: 16ch; }
        }
        """;
}
