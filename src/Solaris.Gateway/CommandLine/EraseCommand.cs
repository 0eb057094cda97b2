using System.CommandLine;
using System.Globalization;
using Solaris.Accounts;
using Solaris.Accounts.Users;

namespace Solaris.CommandLine;

/// <summary>
/// <c>solaris user erase</c>: deletes the people of a list as the API does. A backup brings people back who were deleted after it
/// was made; <c>scripts/restore</c> gives this the list that <c>scripts/backup</c> kept of them.
/// </summary>
internal static class EraseCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var list = new Option<string>("--list")
        {
            Required = true,
            Description = "File with an id on each line; - reads standard input.",
        };
        var command = new Command("erase", "Delete people again who came back with a backup.") { list };
        command.SetAction(
            (words, cancellationToken) =>
                Offline.RunAsync(
                    build,
                    services => EraseAsync(services, words.GetRequiredValue(list), cancellationToken)
                )
        );
        return command;
    }

    private static async Task<int> EraseAsync(
        IServiceProvider services,
        string list,
        CancellationToken cancellationToken
    )
    {
        using var lines = list == "-" ? Console.In : new StreamReader(list);
        var (erased, absent, refused) = (0, 0, 0);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Trim() is not { Length: > 0 } id)
            {
                continue;
            }
            switch (await EraseOneAsync(services, id, cancellationToken))
            {
                case null:
                    erased++;
                    break;
                case { Status: StatusCodes.Status404NotFound }:
                    absent++;
                    break;
                case var error:
                    refused++;
                    await Console.Error.WriteLineAsync($"{id}: {error.Message}");
                    break;
            }
        }
        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{erased} erased, {absent} gone already or never known, {refused} refused"
            )
        );
        return refused == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<ChangeError?> EraseOneAsync(
        IServiceProvider services,
        string line,
        CancellationToken cancellationToken
    ) =>
        Guid.TryParse(line, out var id)
            ? await services.GetRequiredService<UserChanges>().DeleteAsync(new(id), cancellationToken)
            : ChangeError.Invalid("list", "This is no id.");
}
