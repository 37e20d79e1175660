namespace Microsoft.Azure.Functions.Worker;

/// <summary>When a timer function was and will be called.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
