using System.Security.Cryptography;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Features.SendMessage;

/// <summary>
/// Accepts a message: start its orchestration, then commit it, the nonce being the fence between the two. An orchestration whose message never comes
/// ends quietly; a message is never there without an orchestration that will answer it.
/// </summary>
public sealed partial class SendMessageHandler(
    IChatStore store,
    ConversationLocks locks,
    CommitsUnderWay underWay,
    CommitRetries retries,
    IOptions<ChatOptions> options,
    TimeProvider clock,
    ILogger<SendMessageHandler> logger)
{
    /// <summary>
    /// How long after the start of an orchestration its message may be committed. The orchestration waits for longer than that
    /// (<see cref="ReplyOrchestrator"/>), so that it seldom has to be abandoned.
    /// </summary>
    private static readonly TimeSpan CommitWindow = TimeSpan.FromSeconds(10);

    /// <summary>Accepts a message, or says why not; a refusal changes nothing.</summary>
    public async Task<Decision<Sent>> HandleAsync(
        UserKey user, SendCommand command, NonceId? nonceId, IReplyStarter starter, CancellationToken cancellationToken)
    {
        // Concurrent sends of one conversation would only fight over its ETag; the ETag stays the guard.
        using var turn = await locks.EnterAsync(user, command.Conversation.CompanionId, cancellationToken);
        var sending = new Sending(user, command, nonceId, starter);
        try
        {
            return await retries.Pipeline<Decision<Sent>?>(() => InTime(sending))
                .ExecuteAsync(async token => await TryAsync(sending, token), cancellationToken) ?? Busy(sending);
        }
        catch (StorageUnavailableException failed) when (sending.Started is not null)
        {
            LogCommitFailed(command.Conversation.Value, failed.Status, failed.ErrorCode);
            return Refusal.StorageBusy;
        }
        finally
        {
            underWay.Settle(sending.Started);
        }
    }

    private bool InTime(Sending sending) => sending.StartedAt is { } at && clock.GetUtcNow() < at + CommitWindow;

    private Decision<Sent> Busy(Sending sending)
    {
        LogCommitFailed(sending.Command.Conversation.Value, 412, "Contended");
        return Refusal.StorageBusy;
    }

    private async Task<Decision<Sent>?> TryAsync(Sending sending, CancellationToken cancellationToken)
    {
        var state = await store.ReadForSendAsync(sending.User, sending.Command.Conversation.CompanionId, sending.NonceId, cancellationToken);
        var decision = Decide(sending, state);
        if (decision is SendDecision.Refuse { Reason: Refusal.FreeTextExhausted or Refusal.TooManyPending })
        {
            // The rows were read at once, but not at one time: what took the last of the quota may be this very message, sent by an earlier request.
            decision = Decide(sending, state with { Nonce = await store.ReadNonceAsync(sending.User, state.Nonce!.Value.Id, cancellationToken) });
        }

        return decision switch
        {
            SendDecision.Refuse refuse => refuse.Reason,
            SendDecision.Answer answer => Answer(sending, answer),
            SendDecision.Commit commit => await CommitAsync(sending, state, commit, cancellationToken),
            _ => throw new NotSupportedException(decision.GetType().Name),
        };
    }

    private SendDecision Decide(Sending sending, SendState state) => SendRules.Decide(
        state,
        sending.Command,
        sending.Started,
        clock.Now(),
        options.Value.Reply.MaxPending,
        RandomNumberGenerator.GetBytes(MessageId.EntropyBytes));

    private async Task<Decision<Sent>?> CommitAsync(
        Sending sending, SendState state, SendDecision.Commit commit, CancellationToken cancellationToken)
    {
        if (sending.Started != commit.Message.Id && !await StartAsync(sending, commit.Message, cancellationToken))
        {
            return Refusal.StorageBusy;
        }

        sending.Tried = commit;
        var committed = await store.CommitAsync(
            sending.User,
            [
                Change.Replace(state.Nonce!, commit.Nonce),
                Change.Replace(state.Conversation!, commit.Conversation),
                Change.Insert(commit.Message),
            ],
            cancellationToken);
        return committed ? Accepted(sending, commit) : default(Decision<Sent>?);
    }

    private async Task<bool> StartAsync(Sending sending, Message message, CancellationToken cancellationToken)
    {
        underWay.Settle(sending.Started);
        underWay.Begin(message.Id);
        sending.Started = message.Id;
        sending.StartedAt = clock.GetUtcNow();
        var input = new ReplyInput(sending.User.Value, message.CompanionId, message.Id.Value, sending.NonceId!.Value.Value);
        return await sending.Starter.StartAsync(input, cancellationToken);
    }

    private static Decision<Sent> Answer(Sending sending, SendDecision.Answer answer) =>
        answer.Repeated || sending.Tried is not { } tried || tried.Message.Id != answer.Use.MessageId
            ? new Sent(Remembered(sending.Command, answer.Use), answer.Use.FreeAfter, answer.Use.PremiumActive, answer.Repeated, null)
            : Accepted(sending, tried);

    private static Decision<Sent> Accepted(Sending sending, SendDecision.Commit commit)
    {
        var use = commit.Nonce.Use!;
        return new Sent(commit.Message, use.FreeAfter, use.PremiumActive, Repeated: false, commit.Conversation);
    }

    // The body is the same, so the text is: it need not be kept twice.
    private static Message Remembered(SendCommand command, NonceUse use) =>
        new(command.Conversation.CompanionId, use.MessageId, Sender.User, command.Text.Value)
        {
            Status = ReplyStatus.Replying,
            ClientId = use.IdempotencyKey,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "A message in {ConversationId} could not be committed in time: {Status} {ErrorCode}")]
    private partial void LogCommitFailed(string conversationId, int status, string? errorCode);

    private sealed class Sending(UserKey user, SendCommand command, NonceId? nonceId, IReplyStarter starter)
    {
        public UserKey User => user;

        public SendCommand Command => command;

        public NonceId? NonceId => nonceId;

        public IReplyStarter Starter => starter;

        public MessageId? Started { get; set; }

        public DateTimeOffset? StartedAt { get; set; }

        public SendDecision.Commit? Tried { get; set; }
    }
}
