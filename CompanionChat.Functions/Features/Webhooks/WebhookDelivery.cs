using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Features.Webhooks;

/// <summary>A notification as it came in.</summary>
/// <param name="Body">The exact bytes: signatures are over them.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Query">The query.</param>
public sealed record WebhookDelivery(ReadOnlyMemory<byte> Body, IHeaderDictionary Headers, IQueryCollection Query);
