namespace Solaris.Providers;

public sealed class ProviderProfilesTests
{
    [Theory]
    [InlineData("openai")]
    [InlineData("GROQ")]
    [InlineData("hosted_vllm")]
    public void A_provider_is_found_by_its_name_in_any_case(string name) =>
        Assert.Equal(name, ProviderProfiles.Find(name)?.Name, ignoreCase: true);

    [Fact]
    public void An_unknown_provider_is_not_invented() => Assert.Null(ProviderProfiles.Find("nobody"));

    [Fact]
    public void Base_addresses_end_without_a_slash() =>
        Assert.All(
            ProviderProfiles.Names,
            name => Assert.False(ProviderProfiles.Find(name)?.BaseAddress?.OriginalString.EndsWith('/') ?? false)
        );

    [Theory]
    [InlineData(
        "https://x.openai.azure.com/",
        "2024-10-21",
        "https://x.openai.azure.com/openai/deployments/gpt%20four?api-version=2024-10-21"
    )]
    [InlineData("https://x.openai.azure.com", null, "https://x.openai.azure.com/openai/v1")]
    [InlineData("https://x.openai.azure.com", "preview", "https://x.openai.azure.com/openai/v1")]
    [InlineData("https://x.openai.azure.com/openai/v1/", null, "https://x.openai.azure.com/openai/v1")]
    public void Azure_has_a_root_with_and_without_a_dated_version(string resource, string? version, string expected) =>
        Assert.Equal(expected, AzureAddress.For(new Uri(resource), "gpt four", version).AbsoluteUri);
}
