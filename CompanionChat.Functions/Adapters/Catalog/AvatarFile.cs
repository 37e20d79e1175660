using System.Security.Cryptography;

namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>Reads an avatar from its file.</summary>
internal static class AvatarFile
{
    private const int LargestBytes = 64 * 1024;

    /// <summary>The avatar, or null after adding to the errors what is wrong with it.</summary>
    /// <param name="path">The SVG file.</param>
    /// <param name="label">What an error starts with.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static Avatar? Read(string path, string label, List<string> errors)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            errors.Add($"{label} does not exist in {CompanionCatalogFile.AvatarFolder}/");
            return null;
        }

        if (file.Length >= LargestBytes)
        {
            errors.Add($"{label} has {file.Length} bytes; it must have fewer than {LargestBytes}");
            return null;
        }

        var content = File.ReadAllBytes(path);
        var complaints = SvgSafety.Check(content);
        errors.AddRange(complaints.Select(complaint => $"{label} {complaint}"));
        return complaints.Count == 0 ? new Avatar(content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"") : null;
    }
}
