namespace CompanionChat.Functions.Hosting;

/// <summary>The app cannot start with its settings. The message names the setting and says what it must be; it never quotes a key.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="inner">What was met, if anything.</param>
public sealed class InvalidSettingException(string message, Exception? inner = null) : Exception(message, inner);
