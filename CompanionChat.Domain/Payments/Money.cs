namespace CompanionChat.Domain.Payments;

/// <summary>An amount of money.</summary>
/// <param name="Amount">In the currency's smallest unit (ISO 4217): cents of a dollar, whole yen.</param>
/// <param name="Currency">Three lower-case letters of ISO 4217.</param>
public sealed record Money(long Amount, string Currency)
{
    /// <summary>The currency's digits after the point (ISO 4217, table A.1): most have two.</summary>
    public int Decimals => Currency switch
    {
        "bif" or "clp" or "djf" or "gnf" or "isk" or "jpy" or "kmf" or "krw" or "pyg" or "rwf" or "ugx" or "uyi" or "vnd" or "vuv" or "xaf" or "xof" or "xpf" => 0,
        "bhd" or "iqd" or "jod" or "kwd" or "lyd" or "omr" or "tnd" => 3,
        _ => 2,
    };

    /// <summary>The amount in the currency's unit, as providers take it that count in decimals: 9.99.</summary>
    public decimal InUnits => Amount / Scale;

    /// <summary>Reads an amount in the currency's unit; null where it is no whole number of its smallest one.</summary>
    /// <param name="units">For instance 9.99.</param>
    /// <param name="currency">In letters of either case.</param>
    public static Money? OfUnits(decimal units, string currency)
    {
        var zero = new Money(0, currency.ToLowerInvariant());
        var smallest = units * zero.Scale;
        return smallest == decimal.Truncate(smallest) && smallest is >= 0 and <= long.MaxValue ? zero with { Amount = (long)smallest } : null;
    }

    /// <summary>A part of this amount that is given in the currency's unit, in its smallest one: rounded down, and no more than all of it.</summary>
    /// <param name="units">For instance 2.5.</param>
    public long PartOfUnits(decimal units) => (long)decimal.Floor(Math.Min(units, InUnits) * Scale);

    /// <summary>Whether it is of this currency.</summary>
    public bool IsIn(string currency) => Currency.Equals(currency, StringComparison.OrdinalIgnoreCase);

    /// <summary>The share of something that a part of this amount stands for, rounded down.</summary>
    /// <param name="part">0 to <see cref="Amount"/>, in the smallest unit.</param>
    /// <param name="whole">What the whole amount stands for.</param>
    public long ShareOf(long part, long whole) => (long)((Int128)whole * part / Amount);

    private decimal Scale => Decimals switch { 0 => 1, 3 => 1000, _ => 100 };
}
