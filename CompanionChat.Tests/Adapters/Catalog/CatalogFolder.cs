using System.Text.Json;
using System.Text.Json.Nodes;
using CompanionChat.Functions.Adapters.Catalog;

namespace CompanionChat.Tests.Adapters.Catalog;

/// <summary>A catalog in a folder of its own, right until a test spoils it.</summary>
public sealed class CatalogFolder : IDisposable
{
    public const string GoodSvg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>a dot</title><circle r="1"/></svg>""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("catalog-");

    public CatalogFolder()
    {
        WriteAvatar("nova.svg", GoodSvg);
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "companions.json");

    public static JsonObject Entry(string id = "nova") => new()
    {
        ["id"] = id,
        ["name"] = "Nova",
        ["tagline"] = "A guide",
        ["greeting"] = "Hello. What is your name?",
        ["persona"] = "You are Nova, 30, a mountain guide.",
        ["avatar"] = "nova.svg",
    };

    public void WriteAvatar(string name, string svg)
    {
        var avatars = _folder.CreateSubdirectory("avatars");
        File.WriteAllText(System.IO.Path.Combine(avatars.FullName, name), svg);
    }

    public void WriteText(string json) => File.WriteAllText(Path, json);

    public CompanionCatalogFile Load(params JsonNode[] entries)
    {
        WriteText(new JsonObject { ["companions"] = new JsonArray(entries) }.ToJsonString(JsonSerializerOptions.Default));
        return CompanionCatalogFile.Load(Path);
    }

    /// <summary>The lines of the one message that names all that is wrong.</summary>
    public string[] ErrorsOf(params JsonNode[] entries) => Lines(Assert.Throws<InvalidCatalogException>(() => Load(entries)));

    public string[] ErrorsOfText(string json)
    {
        WriteText(json);
        return Lines(Assert.Throws<InvalidCatalogException>(() => CompanionCatalogFile.Load(Path)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] Lines(InvalidCatalogException exception) => exception.Message.Split("\n- ")[1..];
}
