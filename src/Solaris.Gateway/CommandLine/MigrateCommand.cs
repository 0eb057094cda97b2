using System.CommandLine;

namespace Solaris.CommandLine;

/// <summary><c>solaris migrate</c>: brings the database to this version's schema and ends.</summary>
internal static class MigrateCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var command = new Command("migrate", "Bring the database to this version's schema. Serving does it too.");
        command.SetAction((_, _) => Offline.RunAsync(build, _ => DoneAsync()));
        return command;
    }

    private static async Task<int> DoneAsync()
    {
        await Console.Out.WriteLineAsync("The schema is current.");
        return ExitCodes.Done;
    }
}
