using System.CommandLine;

namespace Solaris.CommandLine;

/// <summary><c>solaris serve</c>: answers requests until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var command = new Command("serve", "Serve requests (the default).");
        MakeDefault(command, build);
        return command;
    }

    public static void MakeDefault(Command command, Func<string[], WebApplication> build)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (words, cancellationToken) =>
            {
                if (words.UnmatchedTokens is [var stray, ..] && !stray.StartsWith('-'))
                {
                    await Console.Error.WriteLineAsync($"solaris: unknown command \"{stray}\"; see solaris --help.");
                    return 2;
                }
                var app = build([.. words.UnmatchedTokens]);
                await app.RunAsync(cancellationToken);
                return 0;
            }
        );
    }
}
