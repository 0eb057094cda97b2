using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Solaris.Demo;
using Solaris.Hosting;

namespace Solaris.CommandLine;

/// <summary><c>solaris serve</c> and <c>solaris demo</c>: answer requests until told to stop.</summary>
internal static class ServeCommand
{
    private const string Enabled = "true";

    public static Command Create(Func<string[], WebApplication> build) =>
        Serving(new Command("serve", "Serve requests (the default)."), build, demo: false);

    public static Command CreateDemo(Func<string[], WebApplication> build) =>
        Serving(
            new Command(
                "demo",
                "Serve a demo: a simulated provider and a seeded organisation, in a database of its own."
            ),
            build,
            demo: true
        );

    public static Command Serving(Command command, Func<string[], WebApplication> build, bool demo)
    {
        var welcome = new Option<bool>("--welcome") { Description = "Print how to go on once it serves." };
        command.Options.Add(welcome);
        command.TreatUnmatchedTokensAsErrors = false; // Configuration, such as --Server:Port=5001.
        command.SetAction(
            async (words, cancellationToken) =>
            {
                if (words.UnmatchedTokens is [var stray, ..] && !stray.StartsWith('-'))
                {
                    await Console.Error.WriteLineAsync($"solaris: unknown command \"{stray}\"; see solaris --help.");
                    return ExitCodes.Usage;
                }
                return await ServeAsync(
                    build([.. words.UnmatchedTokens, .. Settings(demo, words.GetValue(welcome))]),
                    cancellationToken
                );
            }
        );
        return command;
    }

    private static async Task<int> ServeAsync(WebApplication gateway, CancellationToken cancellationToken)
    {
        await using var app = gateway;
        app.WelcomeWhenStarted();
        try
        {
            await app.RunAsync(cancellationToken);
            return ExitCodes.Done;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"solaris: {exception.Message} Set PORT to another one.");
            return ExitCodes.Failed;
        }
        catch (InvalidOperationException exception) when (IsTaken(exception))
        {
            await Console.Error.WriteLineAsync($"solaris: {exception.Message}");
            return ExitCodes.Failed;
        }
    }

    // InstanceLock says so in its own words.
    private static bool IsTaken(InvalidOperationException exception) => exception.InnerException is IOException;

    private static IEnumerable<string> Settings(bool demo, bool welcome)
    {
        if (demo)
        {
            yield return $"--{DemoOptions.Section}:{nameof(DemoOptions.Enabled)}={Enabled}";
        }
        if (welcome)
        {
            yield return $"--{WelcomeOptions.Section}:{nameof(WelcomeOptions.Show)}={Enabled}";
        }
        if (welcome && !demo)
        {
            yield return $"--{WelcomeOptions.Section}:{nameof(WelcomeOptions.FirstKey)}={Enabled}";
        }
    }
}
