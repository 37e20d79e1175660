namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known of the schedule when a timer function is called.</summary>
public class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    public bool IsPastDue { get; set; }
}
