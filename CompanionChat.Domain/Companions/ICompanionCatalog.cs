namespace CompanionChat.Domain.Companions;

/// <summary>The companions on offer, in the operator's order.</summary>
public interface ICompanionCatalog
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    IReadOnlyList<Companion> All { get; }

    /// <summary>The companion of that id, or null: an operator may take one out while conversations with it remain.</summary>
    Companion? Find(string id);
}
