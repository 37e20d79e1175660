using CompanionChat.Domain.Companions;
using CompanionChat.Functions.Adapters.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Adapters.Catalog;

public sealed class CompanionCatalogServicesTests : IDisposable
{
    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_setting_the_catalog_beside_the_app_is_taken()
    {
        using var services = Register(path: null);

        Assert.NotEmpty(services.GetRequiredService<ICompanionCatalog>().All);
        Assert.Same(services.GetRequiredService<ICompanionCatalog>(), services.GetRequiredService<IAvatarStore>());
    }

    [Fact]
    public void A_setting_names_another_file()
    {
        folder.Load(CatalogFolder.Entry("luna"));

        using var services = Register(folder.Path);

        Assert.Equal("luna", Assert.Single(services.GetRequiredService<ICompanionCatalog>().All).Id);
    }

    [Fact]
    public void A_wrong_catalog_stops_the_start()
    {
        Assert.Throws<InvalidCatalogException>(() => Register(folder.Path));
    }

    private static ServiceProvider Register(string? path)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { [CompanionCatalogServices.FileSetting] = path };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddCompanionCatalog(configuration).BuildServiceProvider();
    }
}
