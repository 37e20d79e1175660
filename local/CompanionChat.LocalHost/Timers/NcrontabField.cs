using System.Globalization;

namespace CompanionChat.LocalHost.Timers;

/// <summary>One field of an NCRONTAB expression: the set of values that it allows.</summary>
/// <param name="first">The least value that the field can have.</param>
/// <param name="last">The greatest.</param>
/// <param name="names">Names of the values, from <paramref name="first"/> on.</param>
internal sealed class NcrontabField(int first, int last, params string[] names)
{
    /// <summary>Reads the field's text: <c>*</c>, values, ranges and steps, separated by commas. Bit n of the result stands for n.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public ulong Parse(string text) => text.Split(',').Aggregate(0UL, (set, part) => set | Part(part));

    private ulong Part(string part)
    {
        var (range, step) = part.Split('/') switch
        {
            [var all] => (all, 0),
            [var all, var each] when int.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 => (all, value),
            _ => throw Wrong(part),
        };
        var (from, to) = range.Split('-') switch
        {
            ["*"] => (first, last),
            [var one] => (Value(one), step > 0 ? last : Value(one)),
            [var low, var high] => (Value(low), Value(high)),
            _ => throw Wrong(part),
        };
        if (from > to)
        {
            throw Wrong(part);
        }

        var set = 0UL;
        for (var value = from; value <= to; value += Math.Max(step, 1))
        {
            set |= 1UL << value;
        }

        return set;
    }

    private int Value(string text)
    {
        var name = Array.FindIndex(names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            return first + name;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= first && value <= last
            ? value
            : throw Wrong(text);
    }

    private FormatException Wrong(string part) => new($"\"{part}\" is not a value, range or step from {first} to {last}");
}
