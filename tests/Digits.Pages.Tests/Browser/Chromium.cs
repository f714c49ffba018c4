using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;

namespace Digits.Pages.Tests.Browser;

/// <summary>Is what a page looked like in a frame of some width.</summary>
/// <param name="Width">The frame's width in pixels.</param>
/// <param name="Wider">How far the page is wider than its frame, in pixels.</param>
/// <param name="Requests">What the page asked the network for.</param>
/// <param name="Faint">Texts whose contrast with their background is below 4.5, with it.</param>
/// <param name="Texts">How many texts were looked at.</param>
/// <param name="Nameless">Figures and pictures without an accessible name.</param>
/// <param name="Cut">Texts of drawings that leave their drawing, and figures and tables of which a part is out of sight where nobody can scroll.</param>
internal sealed record Look(int Width, int Wider, string[] Requests, string[] Faint, int Texts, string[] Nameless, string[] Cut);

/// <summary>Opens pages from disk in headless Chromium.</summary>
internal static partial class Chromium
{
    /// <summary>Opens a page in frames of some widths, light and dark.</summary>
    /// <returns>One look for each width in a light theme, then in a dark one, and what the console said.</returns>
    public static (Look[] Looks, string[] Console) Open(string html, params int[] widths) => OpenFiles(
        [("light.html", Themed(html, dark: false)), ("dark.html", Themed(html, dark: true))], widths);

    /// <summary>Opens a page as it is printed, with its disclosures as they are and with all of them open.</summary>
    /// <returns>One look for each width with closed disclosures, then with open ones, and what the console said.</returns>
    public static (Look[] Looks, string[] Console) Print(string html, params int[] widths)
    {
        string printed = Themed(html, dark: false).Replace("@media print", "@media all", StringComparison.Ordinal);
        return OpenFiles([("closed.html", printed), ("open.html", printed.Replace("<details>", "<details open=\"\">", StringComparison.Ordinal))], widths);
    }

    private static (Look[] Looks, string[] Console) OpenFiles((string Name, string Html)[] files, int[] widths)
    {
        string folder = Directory.CreateTempSubdirectory("digits-").FullName;
        try
        {
            foreach (var (name, html) in files)
            {
                File.WriteAllText(Path.Combine(folder, name), html);
            }

            var frames = files.SelectMany(file => widths.Select(width => $"<iframe src=\"{file.Name}\" width=\"{width}\" height=\"900\" style=\"border:0\"></iframe>"));
            File.WriteAllText(Path.Combine(folder, "frames.html"), $"<!DOCTYPE html>{string.Concat(frames)}<pre></pre><script>{Script}</script>");
            var (output, error) = Run(folder);
            var looks = JsonSerializer.Deserialize<Look[]>(HttpUtility.HtmlDecode(Result().Match(output).Groups["json"].Value), JsonSerializerOptions.Web)!;
            return (looks, [.. error.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The reader's preference, set in the page: Chromium has no switch for it.
    private static string Themed(string html, bool dark) => html
        .Replace("(prefers-color-scheme: dark)", dark ? "all" : "not all", StringComparison.Ordinal)
        .Replace("(prefers-color-scheme: light)", dark ? "not all" : "all", StringComparison.Ordinal);

    private static (string Output, string Error) Run(string folder)
    {
        var start = new ProcessStartInfo(ChromiumFactAttribute.Path!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in new[]
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-web-security", "--allow-file-access-from-files", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--enable-logging=stderr", "--hide-scrollbars", "--virtual-time-budget=10000", "--user-data-dir=" + Path.Combine(folder, "profile"), "--dump-dom",
                "file://" + Path.Combine(folder, "frames.html"),
            })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result);
    }

    [GeneratedRegex("<pre>(?<json>.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Result();

    private const string Script = """
        const channels = text => { const c = text.match(/[\d.]+/g).map(Number); return c.length < 4 ? [...c, 1] : c; };
        const linear = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        const luminance = c => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
        const background = e => { for (; e; e = e.parentElement) { const c = channels(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return [255, 255, 255, 1]; };
        const contrast = e => {
          const style = getComputedStyle(e), ink = luminance(channels(e.closest('svg') ? style.fill : style.color)), page = luminance(background(e));
          return (Math.max(ink, page) + 0.05) / (Math.min(ink, page) + 0.05);
        };
        const named = e => e.matches('img') ? e.alt : e.matches('figure') ? e.querySelector('figcaption')?.textContent
          : (e.getAttribute('aria-labelledby') ?? '').split(' ').map(id => e.ownerDocument.getElementById(id)?.textContent ?? '').join('');
        const look = frame => {
          const page = frame.contentDocument, view = frame.contentWindow, all = [...page.body.querySelectorAll('*')];
          const texts = all.filter(e => !e.matches('title, desc, style, script') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
          return {
            width: frame.clientWidth,
            wider: page.scrollingElement.scrollWidth - frame.clientWidth,
            requests: view.performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith('data:')),
            texts: texts.length,
            faint: texts.filter(e => contrast(e) < 4.5).map(e => contrast(e).toFixed(2) + ' ' + e.textContent.trim().slice(0, 40)),
            nameless: all.filter(e => e.matches('figure, img, svg') && !named(e)).map(e => e.outerHTML.slice(0, 80)),
            cut: [
              ...[...page.querySelectorAll('svg text')].filter(t => {
                const text = t.getBBox(), box = t.ownerSVGElement.viewBox.baseVal;
                return text.x < -1 || text.y < -1 || text.x + text.width > box.width + 1 || text.y + text.height > box.height + 1;
              }).map(t => t.textContent),
              ...all.filter(e => e.matches('figure, .scroll') && getComputedStyle(e).overflowX !== 'auto' && e.scrollWidth > e.clientWidth + 1)
                .map(e => (e.id || e.getAttribute('aria-label')) + ' is ' + (e.scrollWidth - e.clientWidth) + ' too wide'),
            ],
          };
        };
        onload = () => { document.querySelector('pre').textContent = JSON.stringify([...document.querySelectorAll('iframe')].map(look)); };
        """;
}
