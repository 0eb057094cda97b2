using System.CommandLine;
using System.CommandLine.Parsing;
using Solaris.CommandLine.Moves;

namespace Solaris.CommandLine;

/// <summary>
/// <c>solaris migrate</c>: brings the database to this version's schema and ends. With <c>--from sqlite --to postgres</c> it moves
/// everything from one to the other.
/// </summary>
internal static class MigrateCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var from = new Option<string?>("--from")
        {
            Description = "Move everything out of: sqlite, the file in SOLARIS_DATA. No gateway may run on it.",
        };
        var to = new Option<string?>("--to")
        {
            Description = "Move everything into: postgres, the empty database of DB_HOST.",
        };
        from.AcceptOnlyFromAmong("sqlite");
        to.AcceptOnlyFromAmong("postgres");
        var command = new Command(
            "migrate",
            "Bring the database to this version's schema (serving does it too), or move from SQLite to PostgreSQL."
        )
        {
            from,
            to,
        };
        command.Validators.Add(words => RefuseHalf(words, from, to));
        command.SetAction(
            (words, cancellationToken) =>
                Offline.RunAsync(
                    build,
                    services =>
                        words.GetValue(to) is null ? DoneAsync() : MoveCommand.RunAsync(services, cancellationToken)
                )
        );
        return command;
    }

    private static void RefuseHalf(CommandResult words, Option<string?> from, Option<string?> to)
    {
        if (words.GetValue(from) is null != words.GetValue(to) is null)
        {
            words.AddError("--from and --to go together.");
        }
    }

    private static async Task<int> DoneAsync()
    {
        await Console.Out.WriteLineAsync("The schema is current.");
        return ExitCodes.Done;
    }
}
