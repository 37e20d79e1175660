namespace CompanionChat.Functions.Adapters.Plans;

/// <summary>The file of plans cannot be used. Its message names every plan and field at fault.</summary>
public sealed class InvalidPlansException : Exception
{
    /// <summary>Lists everything that is wrong.</summary>
    /// <param name="path">The file.</param>
    /// <param name="errors">At least one.</param>
    public InvalidPlansException(string path, IReadOnlyCollection<string> errors)
        : base($"The plans {path} have {errors.Count} error(s):{string.Concat(errors.Select(error => $"\n- {error}"))}")
    {
    }
}
