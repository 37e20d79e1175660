using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Adapters.Llm;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Adapters.Llm;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("LLM_BASE_URL_PRIMARY", null)]
    [InlineData("LLM_BASE_URL_PRIMARY", "")]
    [InlineData("LLM_BASE_URL_PRIMARY", "api.deepseek.com")]
    [InlineData("LLM_BASE_URL_PRIMARY", "/v1")]
    [InlineData("LLM_BASE_URL_PRIMARY", "ftp://host.example")]
    [InlineData("LLM_BASE_URL_PRIMARY", "http://host.example")]
    [InlineData("LLM_BASE_URL_PRIMARY", "https://user:secret@host.example")]
    [InlineData("LLM_BASE_URL_PRIMARY", "https://host.example?key=secret")]
    [InlineData("LLM_BASE_URL_FALLBACK", null)]
    [InlineData("LLM_API_KEY_PRIMARY", null)]
    [InlineData("LLM_API_KEY_PRIMARY", "two secret")]
    [InlineData("LLM_API_KEY_FALLBACK", "sëcret")]
    [InlineData("LLM_MODEL_PRIMARY", " ")]
    [InlineData("LLM_MODEL_FALLBACK", null)]
    [InlineData("LLM_TIMEOUT_SECONDS", "0")]
    [InlineData("LLM_TIMEOUT_SECONDS", "61")]
    [InlineData("LLM_TIMEOUT_SECONDS", "2.5")]
    [InlineData("LLM_TIMEOUT_SECONDS", "soon")]
    public void A_wrong_setting_stops_the_start_with_its_name_and_without_its_value(string name, string? value)
    {
        using var services = Services((name, value));

        var stopped = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(name, stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", stopped.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        using var services = Services([.. LlmBench.Settings().Keys.Select(name => (name, (string?)null))]);

        var stopped = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.All(LlmBench.Settings().Keys, name => Assert.Contains(name, stopped.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://api.deepseek.com")]
    [InlineData("http://localhost:7071/_sim/llm/primary")]
    [InlineData("http://127.0.0.1:7071")]
    [InlineData("http://[::1]:7071/v1/")]
    public void Right_settings_pass_and_the_timeout_has_a_default(string baseUrl)
    {
        using var services = Services(("LLM_BASE_URL_PRIMARY", baseUrl));

        services.GetRequiredService<IStartupValidator>().Validate();

        var options = services.GetRequiredService<IOptionsMonitor<LanguageModelOptions>>();
        Assert.Equal(20, options.Get(nameof(ProviderRole.Primary)).TimeoutSeconds);
        Assert.Equal("model-fallback", options.Get(nameof(ProviderRole.Fallback)).Model);
    }

    private static ServiceProvider Services(params (string Name, string? Value)[] changes) => new ServiceCollection()
        .AddLogging()
        .AddLanguageModels(new ConfigurationBuilder().AddInMemoryCollection(LlmBench.Settings(changes)).Build())
        .BuildServiceProvider();
}
