namespace CompanionChat.Domain.Payments;

/// <summary>Which order a request to pay leads to. There is one open checkout per user, plan and provider.</summary>
public static class CheckoutRules
{
    /// <summary>How long an order waits for its provider to open a checkout, before asking again makes another order.</summary>
    public static readonly TimeSpan OpeningTime = TimeSpan.FromHours(1);

    /// <summary>How long before its end a checkout is not handed out any more: the buyer needs time to pay.</summary>
    public static readonly TimeSpan LeastTimeToPay = TimeSpan.FromMinutes(5);

    /// <summary>Whether a request for this plan leads to this order again.</summary>
    /// <param name="order">The order of the open checkout.</param>
    /// <param name="plan">The plan as it is for sale now.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    public static bool IsStillGood(Order order, Plan plan, DateTimeOffset now) =>
        order.State is OrderState.Opening or OrderState.Open && order.Plan == plan && order.ExpiresAt > now + LeastTimeToPay;

    /// <summary>Whether its checkout can still be paid, although it must not be any more.</summary>
    public static bool MustBeClosed(Order order, DateTimeOffset now) => order is { State: OrderState.Open, SessionId: not null } && order.ExpiresAt > now;

    /// <summary>Writes an order down.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="command">What was asked for.</param>
    /// <param name="callbackToken">256 random bits in base64url.</param>
    public static (Order Order, OpenCheckout Open) Begin(OrderId id, CheckoutCommand command, string callbackToken)
    {
        var order = new Order
        {
            Id = id,
            Provider = command.Provider,
            Plan = command.Plan,
            Site = command.Site,
            ReturnTo = command.ReturnTo,
            CallbackToken = callbackToken,
            ExpiresAt = id.Time + OpeningTime,
        };
        return (order, new OpenCheckout(command.Plan.Id, command.Provider, id, order.ExpiresAt));
    }

    /// <summary>Notes that the provider opened it.</summary>
    public static Order Opened(Order order, OpenedCheckout opened) => order with
    {
        State = order.State is OrderState.Opening ? OrderState.Open : order.State,
        SessionId = opened.SessionId,
        CheckoutUrl = opened.CheckoutUrl.AbsoluteUri,
        ExpiresAt = opened.ExpiresAt,
    };
}
