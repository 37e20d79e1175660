using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("CompanionChat.Tests")]
