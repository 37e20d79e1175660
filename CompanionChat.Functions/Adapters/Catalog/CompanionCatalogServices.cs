using CompanionChat.Domain.Companions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>Registers the companion catalog.</summary>
public static class CompanionCatalogServices
{
    /// <summary>The setting that names another catalog file; relative paths start beside the app.</summary>
    public const string FileSetting = "Companions:File";

    private const string DefaultFile = "companions/companions.json";

    /// <summary>
    /// Adds <see cref="ICompanionCatalog"/> and <see cref="IAvatarStore"/>. Reads the file here and now, so that a mistake in it stops
    /// the start and not the first request.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">May have <see cref="FileSetting"/>.</param>
    /// <exception cref="InvalidCatalogException">The file is missing or wrong.</exception>
    public static IServiceCollection AddCompanionCatalog(this IServiceCollection services, IConfiguration configuration)
    {
        var catalog = Load(configuration);
        return services.AddSingleton<ICompanionCatalog>(catalog).AddSingleton<IAvatarStore>(catalog);
    }

    /// <summary>Reads the catalog that the settings name.</summary>
    /// <param name="configuration">May have <see cref="FileSetting"/>.</param>
    /// <exception cref="InvalidCatalogException">The file is missing or wrong.</exception>
    internal static CompanionCatalogFile Load(IConfiguration configuration)
    {
        var file = configuration[FileSetting];
        return CompanionCatalogFile.Load(Path.Combine(AppContext.BaseDirectory, string.IsNullOrWhiteSpace(file) ? DefaultFile : file));
    }
}
