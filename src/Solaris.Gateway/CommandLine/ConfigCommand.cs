using System.CommandLine;
using Solaris.Configuration;
using Solaris.Routing;

namespace Solaris.CommandLine;

/// <summary><c>solaris config check FILE</c>: what is wrong in a model file, before it is used.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A model file in LiteLLM's format." };
        var check = new Command("check", "Say what is wrong in a model file, with lines.") { file };
        check.SetAction(words =>
            ConfigCheck.Run(
                words.GetRequiredValue(file),
                EnvironmentSource.From(WebApplication.CreateSlimBuilder().Configuration),
                Console.Out
            )
        );
        return new("config", "Model files.") { check };
    }
}
