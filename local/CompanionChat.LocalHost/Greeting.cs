namespace CompanionChat.LocalHost;

/// <summary>What the host says when it is ready.</summary>
internal static class Greeting
{
    public static async Task WriteAsync(LocalHostApp app, TextWriter output)
    {
        await output.WriteLineAsync($"Tables: {app.Storage}");
        foreach (var upstream in app.Simulated)
        {
            await output.WriteLineAsync($"Simulated: {upstream}");
        }

        await output.WriteLineAsync($"CompanionChat is ready on {app.BaseAddress.ToString().TrimEnd('/')}");
    }
}
