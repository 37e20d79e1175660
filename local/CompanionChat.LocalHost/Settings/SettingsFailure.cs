using CompanionChat.Functions.Adapters.Catalog;
using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.LocalHost.Settings;

/// <summary>Tells apart what an operator can put right from what is a bug: a bug keeps its stack trace.</summary>
internal static class SettingsFailure
{
    /// <summary>All that is wrong with the settings or the catalog, for people; null where the failure is something else.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        InvalidSettingException or InvalidCatalogException => failure.Message,
        OptionsValidationException invalid => List(invalid.Failures),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            List(several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(invalid => invalid.Failures)),
        _ => null,
    };

    private static string List(IEnumerable<string> failures) =>
        $"The settings are not right:{string.Concat(failures.Distinct(StringComparer.Ordinal).Select(failure => $"{Environment.NewLine}- {failure}"))}";
}
