using System.Globalization;

namespace CompanionChat.Domain;

/// <summary>A time as the first part of an id, inverted so that a range read gives the newest first: storage sorts keys in ascending order only.</summary>
public static class InvertedTime
{
    /// <summary>Characters that it takes.</summary>
    public const int Length = 19;

    /// <summary>19 digits: the ticks of 100 ns that are left until the end of the year 9999.</summary>
    public static string Of(DateTimeOffset time) => (DateTime.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The time of an id that begins with it.</summary>
    /// <exception cref="FormatException">It does not.</exception>
    public static DateTimeOffset In(string id) => TryRead(id, out var time) ? time : throw new FormatException("No time is in this id.");

    /// <summary>Reads the time of what may be an id.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        var isTime = text.Length >= Length
            && !text.AsSpan(0, Length).ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text.AsSpan(0, Length), NumberStyles.None, CultureInfo.InvariantCulture, out var left)
            && left <= DateTime.MaxValue.Ticks
            ? left
            : -1;
        time = isTime < 0 ? default : new DateTimeOffset(DateTime.MaxValue.Ticks - isTime, TimeSpan.Zero);
        return isTime >= 0;
    }
}
