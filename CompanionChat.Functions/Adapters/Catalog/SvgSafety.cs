using System.Xml;

namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>
/// Whether an SVG file is a picture and nothing else. It is served from the app's own origin, where a script in it could act as the
/// user who opens it, and a reference to elsewhere would tell that place who looks.
/// </summary>
internal static class SvgSafety
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    // What draws. Everything else, known or yet to be invented, is refused: script, foreignObject, image, animate, set, a, ...
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "path", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "filter",
        "feGaussianBlur", "feOffset", "feBlend", "feFlood", "feComposite", "feMerge", "feMergeNode", "feColorMatrix", "feDropShadow",
    };

    /// <summary>What is wrong with the file; nothing where it may be served.</summary>
    /// <param name="content">The file.</param>
    public static IReadOnlyList<string> Check(byte[] content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var complaints = new List<string>();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content, writable: false), settings);
            while (reader.Read())
            {
                CheckNode(reader, complaints);
            }
        }
        catch (XmlException exception)
        {
            complaints.Add($"is not well-formed XML without a DTD (line {exception.LineNumber})");
        }

        return [.. complaints.Distinct(StringComparer.Ordinal)];
    }

    private static void CheckNode(XmlReader reader, List<string> complaints)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                CheckElement(reader, complaints);
                break;
            case XmlNodeType.ProcessingInstruction:
                complaints.Add("contains a processing instruction");
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA when LeadsElsewhere(reader.Value):
                complaints.Add("contains a style that refers to something outside the file");
                break;
        }
    }

    private static void CheckElement(XmlReader reader, List<string> complaints)
    {
        var isSvg = string.Equals(reader.NamespaceURI, SvgNamespace, StringComparison.Ordinal);
        if (reader.Depth == 0 && !(isSvg && reader.LocalName is "svg"))
        {
            complaints.Add("is not an SVG picture");
        }
        else if (!isSvg || !Elements.Contains(reader.LocalName))
        {
            complaints.Add($"contains the element {reader.Name}, which is not allowed");
        }

        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            {
                complaints.Add($"contains the event handler {reader.Name}");
            }
            else if (IsReference(reader.LocalName) ? !reader.Value.StartsWith('#') : LeadsElsewhere(reader.Value))
            {
                complaints.Add($"contains an attribute {reader.Name} that refers to something outside the file");
            }
        }

        reader.MoveToElement();
    }

    private static bool IsReference(string attribute) => attribute is "href" or "src" or "base";

    // CSS, in a style element or any presentation attribute. A backslash could spell either word in disguise.
    private static bool LeadsElsewhere(string css)
    {
        var bare = string.Concat(css.Where(character => !char.IsWhiteSpace(character) && character is not ('"' or '\'')));
        return bare.Contains('\\', StringComparison.Ordinal)
            || bare.Contains("@import", StringComparison.OrdinalIgnoreCase)
            || bare.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
            || bare.Replace("url(#", string.Empty, StringComparison.OrdinalIgnoreCase).Contains("url(", StringComparison.OrdinalIgnoreCase)
            || bare.Contains("image-set(", StringComparison.OrdinalIgnoreCase);
    }
}
