namespace CompanionChat.Tests.Adapters.Catalog;

public sealed class SvgSafetyTests : IDisposable
{
    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<script>alert(1)</script>", "contains the element script, which is not allowed")]
    [InlineData("<foreignObject/>", "contains the element foreignObject, which is not allowed")]
    [InlineData("<image href=\"#x\"/>", "contains the element image, which is not allowed")]
    [InlineData("<a href=\"#x\"/>", "contains the element a, which is not allowed")]
    [InlineData("<set/>", "contains the element set, which is not allowed")]
    [InlineData("<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\"/>", "contains the element x:script, which is not allowed")]
    [InlineData("<g onclick=\"x()\"/>", "contains the event handler onclick")]
    [InlineData("<g ONLOAD=\"x()\"/>", "contains the event handler ONLOAD")]
    [InlineData("<use href=\"https://elsewhere.example/a.svg#b\"/>", "contains an attribute href that refers to something outside the file")]
    [InlineData(
        "<use xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"//elsewhere.example\"/>",
        "contains an attribute l:href that refers to something outside the file")]
    [InlineData("<g fill=\"url(https://elsewhere.example)\"/>", "contains an attribute fill that refers to something outside the file")]
    [InlineData("<g style=\"fill: URL( 'https://elsewhere.example')\"/>", "contains an attribute style that refers to something outside the file")]
    [InlineData("<g style=\"fill: u\\72l(x)\"/>", "contains an attribute style that refers to something outside the file")]
    [InlineData("<style>@import 'https://elsewhere.example';</style>", "contains a style that refers to something outside the file")]
    [InlineData("<style><![CDATA[g { fill: url(x.svg) }]]></style>", "contains a style that refers to something outside the file")]
    [InlineData("<?xml-stylesheet href=\"x.css\"?>", "contains a processing instruction")]
    public void What_could_act_or_tell_is_refused(string piece, string complaint)
    {
        folder.WriteAvatar("nova.svg", CatalogFolder.GoodSvg.Replace("</svg>", piece + "</svg>", StringComparison.Ordinal));

        Assert.Equal([$"companions[0] (id nova): avatar nova.svg {complaint}"], folder.ErrorsOf(CatalogFolder.Entry()), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>")]
    [InlineData("not a picture")]
    [InlineData("")]
    public void What_is_not_plain_XML_is_refused(string svg)
    {
        folder.WriteAvatar("nova.svg", svg);

        var error = Assert.Single(folder.ErrorsOf(CatalogFolder.Entry()));
        Assert.Contains("is not well-formed XML without a DTD", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body/></html>")]
    [InlineData("<svg/>")]
    [InlineData("<g xmlns=\"http://www.w3.org/2000/svg\"/>")]
    public void Another_kind_of_document_is_refused(string svg)
    {
        folder.WriteAvatar("nova.svg", svg);

        Assert.Contains("avatar nova.svg is not an SVG picture", folder.ErrorsOf(CatalogFolder.Entry())[0], StringComparison.Ordinal);
    }

    [Fact]
    public void References_within_the_file_and_plain_styles_are_fine()
    {
        const string Piece = """
            <style>.a { fill: red }</style><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
            <g class="a" fill="url(#g)" style="clip-path: url('#c')"/><use href="#g"/>
            """;
        folder.WriteAvatar("nova.svg", CatalogFolder.GoodSvg.Replace("</svg>", Piece + "</svg>", StringComparison.Ordinal));

        Assert.Single(folder.Load(CatalogFolder.Entry()).All);
    }

    [Fact]
    public void A_picture_of_64_KiB_is_too_large()
    {
        var padding = new string(' ', (64 * 1024) - CatalogFolder.GoodSvg.Length);
        folder.WriteAvatar("nova.svg", CatalogFolder.GoodSvg + padding);

        var error = Assert.Single(folder.ErrorsOf(CatalogFolder.Entry()));
        Assert.EndsWith("has 65536 bytes; it must have fewer than 65536", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_one_byte_less_is_taken()
    {
        var padding = new string(' ', (64 * 1024) - CatalogFolder.GoodSvg.Length - 1);
        folder.WriteAvatar("nova.svg", CatalogFolder.GoodSvg + padding);

        Assert.Single(folder.Load(CatalogFolder.Entry()).All);
    }
}
