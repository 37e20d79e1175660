using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Browser;

/// <summary>A conversation with a past.</summary>
internal static class History
{
    /// <summary>
    /// Writes messages of the companion into somebody's conversation, all from before the greeting, a minute apart: <c>Message 1</c>, <c>Message 2</c> and so on.
    /// </summary>
    public static async Task WriteAsync(AppHost host, Person person, string companionId, int length)
    {
        var conversation = await person.Visitor.StartAsync(companionId);
        var greeted = (await person.Visitor.OpenAsync(conversation)).GetProperty("messages")[0].GetProperty("createdAt").GetDateTimeOffset();
        var store = host.Services.GetRequiredService<IChatStore>();
        var history = Enumerable.Range(1, length).Select(number => Change.Insert(new Message(
            companionId, MessageId.From(greeted.AddMinutes(number - length - 1), BitConverter.GetBytes((long)number)), Sender.Companion, $"Message {number}")));
        foreach (var part in history.Chunk(100))
        {
            Assert.True(await store.CommitAsync(person.Visitor.Key, part, default));
        }
    }
}
