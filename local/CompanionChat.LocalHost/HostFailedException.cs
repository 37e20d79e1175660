namespace CompanionChat.LocalHost;

/// <summary>The host cannot start, for a reason that whoever started it can put right. The message says how.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="inner">What was met, if anything.</param>
public sealed class HostFailedException(string message, Exception? inner = null) : Exception(message, inner);
