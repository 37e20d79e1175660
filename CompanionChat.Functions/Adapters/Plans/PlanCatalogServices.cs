using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Functions.Adapters.Plans;

/// <summary>Registers what is for sale.</summary>
public static class PlanCatalogServices
{
    /// <summary>The setting that names another file of plans; relative paths start beside the app.</summary>
    public const string FileSetting = "Plans:File";

    private const string DefaultFile = "plans/plans.json";

    /// <summary>Adds <see cref="IPlanCatalog"/>. Reads the file here and now, so that a mistake in it stops the start and not the first request.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">May have <see cref="FileSetting"/>.</param>
    /// <exception cref="InvalidPlansException">The file is missing or wrong.</exception>
    public static IServiceCollection AddPlanCatalog(this IServiceCollection services, IConfiguration configuration)
    {
        var catalog = Load(configuration);
        return services.AddSingleton<IPlanCatalog>(catalog);
    }

    /// <summary>Reads the file that the settings name.</summary>
    /// <exception cref="InvalidPlansException">It is missing or wrong.</exception>
    internal static PlanCatalogFile Load(IConfiguration configuration)
    {
        var file = configuration[FileSetting];
        return PlanCatalogFile.Load(Path.Combine(AppContext.BaseDirectory, string.IsNullOrWhiteSpace(file) ? DefaultFile : file));
    }
}
