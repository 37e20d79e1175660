namespace CompanionChat.Domain;

/// <summary>A row in a user's partition: what is changed together is committed together.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1040:Avoid empty interfaces", Justification = "Closes the set of what a commit may hold.")]
public interface IChatRow
{
}
