namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>The companions' portraits: read at start, then never changed.</summary>
public interface IAvatarStore
{
    /// <summary>The portrait of that companion, or null where the catalog has no such companion. No I/O.</summary>
    /// <param name="companionId">As in an address; any text.</param>
    Avatar? FindAvatar(string companionId);
}
