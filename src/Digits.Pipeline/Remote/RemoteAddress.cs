using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Digits.Pipeline.Remote;

/// <summary>Where a shared cache is and what lets one in; what it shows of itself holds no secret.</summary>
internal sealed partial class RemoteAddress
{
    /// <summary>Where an address comes from.</summary>
    public const string Where = $"--remote or {PipelineVariables.Remote}";

    private readonly Uri _base;

    private RemoteAddress(Uri address, AuthenticationHeaderValue? authorization)
    {
        string shown = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        _base = new Uri(shown.EndsWith('/') ? shown : shown + "/");
        Authorization = authorization;
    }

    /// <summary>Gets the user and password of the address, or the token; null where there is neither.</summary>
    public AuthenticationHeaderValue? Authorization { get; }

    /// <summary>Gets whether the server is on this machine, which no proxy leads to.</summary>
    public bool IsLocal => _base.IsLoopback;

    /// <summary>Gets the address of <c>ac/KEY</c> or <c>cas/HASH</c>.</summary>
    public Uri Of(string path) => new(_base, path);

    public override string ToString() => _base.ToString();

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address; null or empty means none.</param>
    /// <param name="where">What named it.</param>
    /// <param name="token">A bearer token; null or empty means none.</param>
    /// <exception cref="UserErrorException">It is no address of a cache.</exception>
    public static RemoteAddress? Parse(string? text, string where, string? token)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // An @ behind the host is most often a password's own, whose end would pass for a path and be shown.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0
            || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.AbsolutePath.Contains('@', StringComparison.Ordinal))
        {
            throw new UserErrorException($"remote \"{WithoutSecrets(text)}\"", "http:// or https://, at will user:password@ (special letters as %40), host, at will a path", where);
        }

        string user = Uri.UnescapeDataString(uri.UserInfo);
        if (user.Length == 0)
        {
            return new RemoteAddress(uri, string.IsNullOrEmpty(token) ? null : new AuthenticationHeaderValue("Bearer", Checked(token)));
        }

        return string.IsNullOrEmpty(token)
            ? new RemoteAddress(uri, new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user))))
            : throw new UserErrorException("a user in the address and a bearer token", "one of them", $"{where}, {PipelineVariables.RemoteToken}");
    }

    private static string Checked(string token) => token.All(letter => letter is > ' ' and <= '~')
        ? token
        : throw new UserErrorException("a token with spaces, line ends or other letters that no header may hold", "printable ASCII", PipelineVariables.RemoteToken);

    private static string WithoutSecrets(string text) => Secrets().Replace(text, "${scheme}***@");

    [GeneratedRegex("^(?<scheme>[a-zA-Z+.-]*://)?.*@", RegexOptions.Singleline)]
    private static partial Regex Secrets();
}
