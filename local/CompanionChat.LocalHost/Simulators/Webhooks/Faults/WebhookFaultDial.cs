namespace CompanionChat.LocalHost.Simulators.Webhooks.Faults;

/// <summary>Says which of the next webhooks go wrong, and how. It hits a webhook with all its attempts. Safe to use from many threads.</summary>
internal sealed class WebhookFaultDial
{
    private readonly Lock gate = new();
    private WebhookFaultSetting setting = WebhookFaultSetting.None;
    private WebhookRun? held;

    /// <summary>What is set; its times are those that are left.</summary>
    public WebhookFaultSetting Setting
    {
        get
        {
            lock (gate)
            {
                return setting;
            }
        }
    }

    /// <summary>Replaces what was set before. A webhook that waits to be swapped goes on waiting for the next one.</summary>
    public void Set(WebhookFaultSetting next)
    {
        lock (gate)
        {
            setting = next.Mode == WebhookFaultMode.Ok ? WebhookFaultSetting.None : next;
        }
    }

    /// <summary>What hits this webhook, which is counted, unless it is the one that a swapped one has waited for.</summary>
    /// <param name="run">Its delivery.</param>
    /// <returns>The fault, and the delivery that is to follow this one.</returns>
    public (WebhookFaultSetting Fault, WebhookRun? Follower) Take(WebhookRun run)
    {
        lock (gate)
        {
            if (held is { } follower)
            {
                held = null;
                return (WebhookFaultSetting.None, follower);
            }

            var hit = setting;
            if (hit.Mode != WebhookFaultMode.Ok && hit.Times > 0)
            {
                setting = hit.Times == 1 ? WebhookFaultSetting.None : hit with { Times = hit.Times - 1 };
            }

            held = hit.Mode == WebhookFaultMode.Swap ? run : null;
            return (hit, null);
        }
    }
}
