using Solaris.Configuration;

namespace Solaris.CommandLine;

public sealed class GatewayCommandsTests
{
    [Fact]
    public async Task An_unknown_command_is_a_usage_error_and_starts_nothing() =>
        Assert.Equal(ExitCodes.Usage, await RunAsync("frobnicate"));

    [Fact]
    public async Task Checking_a_wrong_model_file_exits_like_a_start_with_it_would()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            "model_list:\n  - model_name: x\n    litellm_params: {}\n",
            TestContext.Current.CancellationToken
        );

        Assert.Equal(ConfigurationException.ExitCode, await RunAsync("config", "check", file));
        File.Delete(file);
    }

    [Fact]
    public async Task Health_fails_when_nobody_answers() =>
        Assert.Equal(ExitCodes.Failed, await RunAsync("health", "--url", "http://127.0.0.1:1"));

    private static Task<int> RunAsync(params string[] words) =>
        GatewayCommands.RunAsync(words, _ => throw new InvalidOperationException("The gateway was built."));
}
