using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace CompanionChat.Functions.Features.WebClient;

/// <summary>The web client's files, read once at the start: they come with the app and are small.</summary>
public sealed class WebFiles
{
    private const string Page = "index.html";
    private const string HashedFolder = "assets/";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly FrozenDictionary<string, WebFile> files;

    /// <summary>Reads a folder; one that is not there is empty.</summary>
    public WebFiles(string folder)
    {
        files = (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
            .Where(path => Path.GetExtension(path) is not (".br" or ".gz" or ".map"))
            .ToFrozenDictionary(
                path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => Read(folder, path), StringComparer.Ordinal);
    }

    /// <summary>
    /// The file of that path. A path that ends like no type of file is a page of the client, which makes its own of it (a conversation's id has
    /// a dot in it); null where there is no such file, or no web client in this build.
    /// </summary>
    public WebFile? Find(string path) => files.GetValueOrDefault(path) ?? (Types.TryGetContentType(path, out _) ? null : files.GetValueOrDefault(Page));

    private static WebFile Read(string folder, string path)
    {
        var plain = File.ReadAllBytes(path);
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return new WebFile(
            type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            Convert.ToHexStringLower(SHA256.HashData(plain))[..32],
            Path.GetRelativePath(folder, path).Replace('\\', '/').StartsWith(HashedFolder, StringComparison.Ordinal),
            plain,
            ReadIfThere(path + ".br"),
            ReadIfThere(path + ".gz"));
    }

    private static byte[]? ReadIfThere(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;
}
