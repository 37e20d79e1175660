using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Features;

namespace CompanionChat.Tests.Fuzz;

/// <summary>Ways to twist a body that is JSON: as a value, as text, as bytes.</summary>
internal static class BodyTwists
{
    private const string Place = "@@place@@";

    private static readonly string[] Ways = [.. RubbishBodies.Names];

    /// <summary>Twists it one way.</summary>
    /// <param name="random">Chooses.</param>
    /// <param name="body">The body that it was; it may be changed.</param>
    /// <returns>The new body, and what was done.</returns>
    public static (byte[] Body, string Twist) Twist(Random random, JsonObject body)
    {
        switch (random.Next(10))
        {
            case 0:
                var way = StrangeValues.Pick(random, Ways);
                return (RubbishBodies.Spoil(way, body.ToJsonString()), $"the body spoiled: {way}");
            case 1:
                return (Garble(random, Encoding.UTF8.GetBytes(body.ToJsonString())), "bytes changed");
            case 2:
                return (Encoding.UTF8.GetBytes(body.ToJsonString().PadRight(random.Next(65_000, 66_500))), "filled up to about 64 KiB");
            default:
                var (text, twist) = OfMember(random, body);
                return (Encoding.UTF8.GetBytes(text), twist);
        }
    }

    private static (string Text, string Twist) OfMember(Random random, JsonObject body)
    {
        var (parent, name) = AnyMember(random, body);
        var value = StrangeValues.RawJson(random);
        if (name is null)
        {
            parent[Place] = Place;
            return (Placed(body, $"\"x\":{value}", withName: true), "a member added");
        }

        var before = parent[name]?.ToJsonString() ?? "null";
        var spelled = JsonSerializer.Serialize(name);
        switch (random.Next(6))
        {
            case 0:
                parent.Remove(name);
                return (body.ToJsonString(), $"{name} removed");
            case 1:
                parent[name] = Place;
                return (Placed(body, $"{before},{spelled}:{value}"), $"{name} twice");
            case 2:
                parent.Remove(name);
                parent[Place] = Place;
                return (Placed(body, $"{Renamed(random, name)}:{before}", withName: true), $"{name} renamed");
            case 3:
                parent[Place] = Place;
                return (Placed(body, $"\"unknown\":{value}", withName: true), "a member added");
            default:
                parent[name] = Place;
                return (Placed(body, value), $"{name} replaced");
        }
    }

    // Goes down into the value, and stops anywhere.
    private static (JsonObject Parent, string? Name) AnyMember(Random random, JsonObject from)
    {
        while (from.Count > 0)
        {
            var (name, value) = StrangeValues.Pick(random, [.. from]);
            if (value is not JsonObject inner || random.Next(4) == 0)
            {
                return (from, name);
            }

            from = inner;
        }

        return (from, null);
    }

    private static string Renamed(Random random, string name) => random.Next(4) switch
    {
        0 => JsonSerializer.Serialize(name.ToUpperInvariant()),
        1 => JsonSerializer.Serialize(name + " "),
        2 => $"\"\\u{(int)name[0]:x4}{name[1..]}\"",
        _ => JsonSerializer.Serialize(StrangeValues.Text(random)),
    };

    private static string Placed(JsonObject body, string raw, bool withName = false) =>
        body.ToJsonString().Replace(withName ? $"\"{Place}\":\"{Place}\"" : $"\"{Place}\"", raw, StringComparison.Ordinal);

    private static byte[] Garble(Random random, byte[] bytes)
    {
        var garbled = bytes.ToList();
        for (var i = random.Next(1, 4); i > 0 && garbled.Count > 0; i--)
        {
            var at = random.Next(garbled.Count);
            switch (random.Next(3))
            {
                case 0:
                    garbled[at] = (byte)random.Next(256);
                    break;
                case 1:
                    garbled.RemoveAt(at);
                    break;
                default:
                    garbled.Insert(at, (byte)random.Next(256));
                    break;
            }
        }

        return [.. garbled];
    }
}
