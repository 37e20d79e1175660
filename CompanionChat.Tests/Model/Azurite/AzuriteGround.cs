using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Model.Memory;
using CompanionChat.Tests.Model.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Model.Azurite;

/// <summary>The same with storage on Azurite, behind the app's own adapter; its rows are copied to be looked at.</summary>
internal sealed class AzuriteGround : Ground
{
    private readonly ServiceProvider adapter;
    private readonly Jitter jitter;

    public AzuriteGround(ServiceProvider adapter, Jitter jitter, int freeText, int maxPending)
        : base(freeText, maxPending, new LiveClock()) => (this.adapter, this.jitter) = (adapter, jitter);

    private IChatStore Chats => adapter.GetRequiredService<IChatStore>();

    private IOrderStore Orders => adapter.GetRequiredService<IOrderStore>();

    public override (IChatStore Chats, IOrderStore Orders) Store(IPace pace) => (Chats, Orders);

    public override async Task LookAsync()
    {
        foreach (var user in Users)
        {
            await foreach (var row in RowsAsync(user))
            {
                Table.Commit(user, [Change.Insert(row)]);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        adapter.Dispose();
        jitter.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What runs a race on it.</summary>
    public IRunner Begin(int seed)
    {
        jitter.Seed(seed);
        return jitter;
    }

    private async IAsyncEnumerable<IChatRow> RowsAsync(UserKey user)
    {
        if (await Chats.ReadProfileAsync(user, default) is { } profile)
        {
            yield return profile.Value;
        }

        foreach (var conversation in await Chats.ReadConversationsAsync(user, default))
        {
            yield return conversation;
            await foreach (var message in Chats.ReadMessagesAsync(user, conversation.CompanionId, MessageRange.All, 100, default))
            {
                yield return message.Value;
            }
        }

        await foreach (var nonce in Chats.ReadNoncesAsync(user, DateTimeOffset.MaxValue, 100, default))
        {
            yield return nonce.Value;
        }

        await foreach (var order in Orders.ReadOrdersAsync(user, default))
        {
            yield return order;
        }
    }
}
