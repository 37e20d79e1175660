namespace CompanionChat.LocalHost.Simulators.Books;

/// <summary>One value of the books.</summary>
/// <param name="Json">The value; a text, so that nobody can change it in place.</param>
/// <param name="Order">Grows with every new key.</param>
internal sealed record BooksEntry(string Json, long Order);
