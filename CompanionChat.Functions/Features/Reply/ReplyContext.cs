using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Features.SendMessage;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>
/// Reads a message that is to be answered, and what came before it. The message is committed just after its orchestration was started, so the first
/// look may come too early.
/// </summary>
public sealed class ReplyContext(IChatStore store, CommitsUnderWay underWay, TimeProvider clock)
{
    // Failed messages are left out of the prompt, so a few more are read than it holds: one page, nearly always.
    private const int PageSize = 2 * PromptRules.ContextMessages;
    private const int MaxMessages = 10 * PageSize;

    private static readonly TimeSpan[] Looks =
    [
        TimeSpan.Zero, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(320),
    ];

    /// <summary>The newest messages up to and including this one, newest first, failed ones left out; none where it is not there yet.</summary>
    public async Task<IReadOnlyList<Stored<Message>>> ReadAsync(ReplyInput reply, CancellationToken cancellationToken)
    {
        await WaitForCommitAsync(reply.Message, cancellationToken);
        foreach (var pause in Looks)
        {
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }

            var messages = await LookAsync(reply, cancellationToken);
            if (messages.Count > 0)
            {
                return messages;
            }
        }

        return [];
    }

    private async Task WaitForCommitAsync(MessageId id, CancellationToken cancellationToken)
    {
        try
        {
            await underWay.SettledAsync(id).WaitAsync(Looks[^1], clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It takes long: look for it in the ordinary way.
        }
    }

    private async Task<List<Stored<Message>>> LookAsync(ReplyInput reply, CancellationToken cancellationToken)
    {
        var kept = new List<Stored<Message>>();
        var range = MessageRange.UpTo(reply.Message);
        await foreach (var message in store.ReadMessagesAsync(reply.UserKey, reply.CompanionId, range, PageSize, cancellationToken)
            .Take(MaxMessages).WithCancellation(cancellationToken))
        {
            if (kept.Count == 0 && message.Value.Id != reply.Message)
            {
                break;
            }

            if (kept.Count == 0 || message.Value.Status != ReplyStatus.Failed)
            {
                kept.Add(message);
            }

            if (kept.Count == PromptRules.ContextMessages)
            {
                break;
            }
        }

        return kept;
    }
}
