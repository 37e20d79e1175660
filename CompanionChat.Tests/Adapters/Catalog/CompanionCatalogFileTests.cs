using System.Text;
using System.Text.Json.Nodes;
using CompanionChat.Functions.Adapters.Catalog;

namespace CompanionChat.Tests.Adapters.Catalog;

public sealed class CompanionCatalogFileTests : IDisposable
{
    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_catalog_keeps_the_operators_order_and_finds_by_id()
    {
        var catalog = folder.Load(CatalogFolder.Entry("zoe"), CatalogFolder.Entry("adam-2"));

        Assert.Equal("zoe", catalog.All[0].Id);
        Assert.Equal("adam-2", catalog.All[1].Id);
        Assert.Same(catalog.All[1], catalog.Find("adam-2"));
        Assert.Null(catalog.Find("ADAM-2"));
        Assert.Null(catalog.Find("../secrets"));
    }

    [Fact]
    public void An_avatar_is_served_byte_for_byte_with_a_tag_of_its_content()
    {
        folder.WriteAvatar("other.svg", CatalogFolder.GoodSvg.Replace("a dot", "a spot", StringComparison.Ordinal));
        var other = CatalogFolder.Entry("other");
        other["avatar"] = "other.svg";
        var catalog = folder.Load(CatalogFolder.Entry("nova"), CatalogFolder.Entry("twin"), other);

        var avatar = catalog.FindAvatar("nova");

        Assert.NotNull(avatar);
        Assert.Equal(CatalogFolder.GoodSvg, Encoding.UTF8.GetString(avatar.Content.Span));
        Assert.Matches("^\"[0-9a-f]{32}\"$", avatar.ETag);
        Assert.Equal(avatar.ETag, catalog.FindAvatar("twin")?.ETag);
        Assert.False(string.Equals(avatar.ETag, catalog.FindAvatar("other")?.ETag, StringComparison.Ordinal));
        Assert.Null(catalog.FindAvatar("nobody"));
    }

    public static TheoryData<string, string?, string> WrongValues() => new()
    {
        { "id", "Nova", "companions[0]: id may have lower-case letters a-z, digits and - only" },
        { "id", "a b", "companions[0]: id may have lower-case letters a-z, digits and - only" },
        { "id", "nova\n", "companions[0]: id must be a single line" },
        { "id", new string('n', 41), "companions[0]: id is 41 characters long; it must be 1 to 40" },
        { "name", "   ", "companions[0] (id nova): name must not be blank" },
        { "name", new string('n', 61), "companions[0] (id nova): name is 61 characters long; it must be 1 to 60" },
        { "name", "No\nva", "companions[0] (id nova): name must be a single line" },
        { "tagline", new string('t', 141), "companions[0] (id nova): tagline is 141 characters long; it must be 1 to 140" },
        { "greeting", new string('g', 1001), "companions[0] (id nova): greeting is 1001 characters long; it must be 1 to 1000" },
        { "greeting", null, "companions[0] (id nova): greeting is missing" },
        { "persona", "too short", "companions[0] (id nova): persona is 9 characters long; it must be 20 to 8000" },
        { "persona", new string('p', 8001), "companions[0] (id nova): persona is 8001 characters long; it must be 20 to 8000" },
        { "avatar", "../nova.svg", "companions[0] (id nova): avatar must be a plain file name that ends in .svg" },
        { "avatar", "a/nova.svg", "companions[0] (id nova): avatar must be a plain file name that ends in .svg" },
        { "avatar", "a\\nova.svg", "companions[0] (id nova): avatar must be a plain file name that ends in .svg" },
        { "avatar", "nova.png", "companions[0] (id nova): avatar must be a plain file name that ends in .svg" },
        { "avatar", "gone.svg", "companions[0] (id nova): avatar gone.svg does not exist in avatars/" },
        { "personality", "kind", "companions[0] (id nova): personality is no known field" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_wrong_value_is_named_by_entry_and_field(string field, string? value, string error)
    {
        var entry = CatalogFolder.Entry();
        if (value is null)
        {
            entry.Remove(field);
        }
        else
        {
            entry[field] = value;
        }

        Assert.Equal([error], folder.ErrorsOf(entry), StringComparer.Ordinal);
    }

    [Fact]
    public void The_longest_values_allowed_are_taken()
    {
        var entry = CatalogFolder.Entry(new string('n', 40));
        entry["name"] = new string('n', 60);
        entry["tagline"] = new string('t', 140);
        entry["greeting"] = new string('g', 1000);
        entry["persona"] = new string('p', 8000);

        Assert.Equal(8000, folder.Load(entry).All[0].Persona.Length);
    }

    [Fact]
    public void An_id_is_not_given_twice()
    {
        var errors = folder.ErrorsOf(CatalogFolder.Entry(), CatalogFolder.Entry("luna"), CatalogFolder.Entry());

        Assert.Equal(["companions[2] (id nova): id is taken by companions[0] (id nova)"], errors, StringComparer.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var first = CatalogFolder.Entry();
        first.Remove("name");
        first["greeting"] = 7;
        var second = CatalogFolder.Entry("luna");
        second["avatar"] = "gone.svg";
        second["mood"] = "sunny";
        var third = CatalogFolder.Entry("sol");
        third["avatar"] = "missing.svg";

        Assert.Equal(
            [
                "companions[0] (id nova): greeting must be a text",
                "companions[0] (id nova): name is missing",
                "companions[0] (id nova): greeting is missing",
                "companions[1] (id luna): mood is no known field",
                "companions[2]: must be an object",
                "companions[3] (id sol): avatar missing.svg does not exist in avatars/",
            ],
            folder.ErrorsOf(first, second, JsonValue.Create("just a text"), third),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("{\"companions\": [", "not well-formed JSON near line 1, byte 17")]
    [InlineData("[]", "the file must be an object with one field, \"companions\", a list")]
    [InlineData("{\"companions\": {}}", "the file must be an object with one field, \"companions\", a list")]
    [InlineData("{\"companions\": []}", "companions: at least one companion is needed")]
    public void A_file_of_another_shape_is_refused(string json, string error)
    {
        Assert.Equal([error], folder.ErrorsOfText(json), StringComparer.Ordinal);
    }

    [Fact]
    public void Another_field_beside_the_list_is_refused()
    {
        var json = new JsonObject { ["companions"] = new JsonArray(CatalogFolder.Entry()), ["version"] = 1 }.ToJsonString();

        Assert.Equal(["the file must have one field only, \"companions\""], folder.ErrorsOfText(json), StringComparer.Ordinal);
    }

    [Fact]
    public void A_field_that_is_there_twice_is_refused()
    {
        var entry = CatalogFolder.Entry().ToJsonString();
        var twice = $"{{\"companions\": [{entry[..^1]}, \"name\": \"Other\"}}]}}";

        Assert.Equal(["companions[0] (id nova): name is there twice"], folder.ErrorsOfText(twice), StringComparer.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        var json = "{\"companions\": [" + CatalogFolder.Entry().ToJsonString().Replace("\"A guide\"", "\"\\ud83d\"", StringComparison.Ordinal) + "]}";

        Assert.Equal(["companions[0] (id nova): tagline must not be blank"], folder.ErrorsOfText(json), StringComparer.Ordinal);
    }

    [Fact]
    public void A_file_that_an_editor_saved_with_a_byte_order_mark_is_read()
    {
        var json = new JsonObject { ["companions"] = new JsonArray(CatalogFolder.Entry()) }.ToJsonString();
        File.WriteAllText(folder.Path, json, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Single(CompanionCatalogFile.Load(folder.Path).All);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused()
    {
        File.WriteAllBytes(folder.Path, [0x7B, 0xE9, 0x7D]);

        var exception = Assert.Throws<InvalidCatalogException>(() => CompanionCatalogFile.Load(folder.Path));
        Assert.Contains("not UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var exception = Assert.Throws<InvalidCatalogException>(() => CompanionCatalogFile.Load(folder.Path));

        Assert.Contains(folder.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_never_quotes_a_persona()
    {
        var entry = CatalogFolder.Entry();
        entry["persona"] = "secret sauce";

        Assert.DoesNotContain("sauce", Assert.Throws<InvalidCatalogException>(() => folder.Load(entry)).Message, StringComparison.Ordinal);
    }
}
