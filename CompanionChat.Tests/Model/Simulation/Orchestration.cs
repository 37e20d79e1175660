using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Reply;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>Runs the reply orchestrator on an instance, straight through: what replaying does is tested with the engine.</summary>
internal sealed class Orchestration(Instance instance, ReplyInput input, TimeProvider clock) : TaskOrchestrationContext
{
    private const int MaxModelCalls = 3;

    public override TaskName Name => nameof(ReplyOrchestrator);

    public override string InstanceId => input.MessageId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => clock.GetUtcNow().UtcDateTime;

    public override bool IsReplaying => false;

    /// <summary>What was pushed at the end; null for nothing.</summary>
    public PushEventsOutput? Pushed { get; private set; }

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <summary>Runs it to its end.</summary>
    public async Task RunAsync()
    {
        var before = instance.ModelCalls;
        await ReplyOrchestrator.RunAsync(this);
        Assert.InRange(instance.ModelCalls - before, 0, MaxModelCalls);
        Assert.All(Pushed?.Messages ?? [], push => Assert.Equal(new UserKey(input.User).Address, push.UserId));
    }

    public override T? GetInput<T>()
        where T : default => (T)(object)input;

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        await instance.Pace.StepAsync(null);
        object? result = input switch
        {
            GenerateReplyInput generate => await instance.Generate.RunAsync(generate, CancellationToken.None),
            PushEventsInput push => Pushed = await instance.Push.RunAsync(push, CancellationToken.None),
            ReplyInput reply when name.Name == nameof(ReleaseReply) => await instance.Release.RunAsync(reply, CancellationToken.None),
            ReplyInput reply when name.Name == nameof(AbandonReply) => await instance.Abandon.RunAsync(reply, CancellationToken.None),
            _ => throw new NotSupportedException(name.Name),
        };
        return (TResult)result;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) =>
        Task.Delay(fireAt - CurrentUtcDateTime, clock, cancellationToken);

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
