using System.Globalization;

namespace CompanionChat.Bench.Host;

/// <summary>Processor time that was used since the machine or the process was started: tells what a rate is limited by. Milliseconds.</summary>
/// <param name="App">By the app.</param>
/// <param name="Load">By this process, which makes the load.</param>
/// <param name="Machine">By everything on this machine; NaN where the system does not tell (it is read as Linux has it).</param>
internal readonly record struct ProcessorTime(double App, double Load, double Machine)
{
    // proc(5): user, nice, system, idle, iowait, irq, softirq, in hundredths of a second.
    private const string Counts = "/proc/stat";
    private const double MillisecondsPerCount = 10;

    private static readonly int[] Busy = [1, 2, 3, 6, 7];

    /// <summary>By all else, which on a quiet machine is the store.</summary>
    public double Store => Machine - App - Load;

    /// <summary>What has been used up to now.</summary>
    public static ProcessorTime Now(AppProcess app) => new(app.ProcessorTime.TotalMilliseconds, Environment.CpuUsage.TotalTime.TotalMilliseconds, OfTheMachine());

    /// <summary>What was used since, for each of so many.</summary>
    public ProcessorTime Each(ProcessorTime since, int count) =>
        new((App - since.App) / count, (Load - since.Load) / count, (Machine - since.Machine) / count);

    private static double OfTheMachine()
    {
        if (!File.Exists(Counts))
        {
            return double.NaN;
        }

        var counts = File.ReadLines(Counts).First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return MillisecondsPerCount * Busy.Sum(index => double.Parse(counts[index], CultureInfo.InvariantCulture));
    }
}
