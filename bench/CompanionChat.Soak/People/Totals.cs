namespace CompanionChat.Soak.People;

/// <summary>What all stays came to. Safe to add to from many threads.</summary>
internal sealed class Totals
{
    private readonly Lock gate = new();

    /// <summary>Visitors.</summary>
    public int Visitors { get; private set; }

    /// <summary>Messages that were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>Messages that were given back.</summary>
    public int GivenBack { get; private set; }

    /// <summary>Orders that were opened.</summary>
    public int Orders { get; private set; }

    /// <summary>Orders that were granted.</summary>
    public int Granted { get; private set; }

    /// <summary>Orders of which money is gone again.</summary>
    public int Reversed { get; private set; }

    /// <summary>What the providers took and still have. Cents.</summary>
    public long MoneyIn { get; private set; }

    /// <summary>The price of what was granted and not taken back. Cents.</summary>
    public long MoneyGranted { get; private set; }

    /// <summary>Adds a stay.</summary>
    public void Add(Reckoning stay)
    {
        lock (gate)
        {
            var (messages, granted) = (stay.Rows.Messages, stay.Rows.Orders.Where(order => order.GrantedAt is not null).ToList());
            Visitors++;
            Answered += messages.Count(message => message.Status is "Answered");
            GivenBack += messages.Count(message => message.Status is "Failed");
            Orders += stay.Rows.Orders.Count;
            Granted += granted.Count;
            Reversed += granted.Count(order => order.Gone > 0);
            MoneyIn += stay.Till.Sum(entry => entry.Paid - entry.Gone);
            MoneyGranted += granted.Sum(order => order.Amount - order.Gone);
        }
    }
}
