using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Hosting;

/// <summary>Checks the numbers of the house at start.</summary>
[OptionsValidator]
public sealed partial class ValidateChatOptions : IValidateOptions<ChatOptions>
{
}
