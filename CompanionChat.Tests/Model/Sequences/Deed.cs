using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Model.Reference;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>An operation of the app, and what the reference says to it.</summary>
/// <param name="User">Whose.</param>
/// <param name="Act">Runs it on an instance; says what it answered.</param>
/// <param name="Expect">What the reference does and says at that time.</param>
internal sealed record Deed(UserKey User, Func<Instance, Task<string>> Act, Func<Book, DateTimeOffset, string> Expect);
