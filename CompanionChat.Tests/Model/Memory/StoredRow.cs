using CompanionChat.Domain;

namespace CompanionChat.Tests.Model.Memory;

/// <summary>A row of the table.</summary>
/// <param name="Value">What it holds.</param>
/// <param name="Tag">Its ETag.</param>
internal sealed record StoredRow(IChatRow Value, string Tag);
