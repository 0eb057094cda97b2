namespace Solaris.Providers.Anthropic;

public sealed class AnthropicAddressTests
{
    [Theory]
    [InlineData("https://api.anthropic.com", "https://api.anthropic.com/v1")]
    [InlineData("https://api.anthropic.com/v1/", "https://api.anthropic.com/v1")]
    [InlineData("https://api.anthropic.com/v1/messages", "https://api.anthropic.com/v1")]
    [InlineData("https://api.deepseek.com/anthropic", "https://api.deepseek.com/anthropic/v1")]
    public void An_address_is_a_root_however_LiteLLMs_file_writes_it(string address, string root) =>
        Assert.Equal(root, AnthropicAddress.For(new Uri(address)).AbsoluteUri);
}
