using Microsoft.Extensions.Options;
using Solaris.Accounts;
using Solaris.Accounts.Keys;

namespace Solaris.Hosting;

/// <summary>Makes the organisation and its first administrator, and with a welcome also the first key, before requests come in.</summary>
internal sealed class FirstStart(
    AccountBootstrap accounts,
    AccountCommands commands,
    IOptions<WelcomeOptions> welcome,
    StartNotes notes
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var made = await accounts.RunAsync(cancellationToken);
        notes.AdministratorEmail = made.AdministratorEmail;
        notes.AdministratorPassword = made.GeneratedPassword;
        if (made.AdministratorEmail is { } email && welcome.Value.FirstKey)
        {
            var request = new CreateKeyRequest { Name = "First key" };
            notes.Key = (await commands.CreateKeyAsync(request, email, cancellationToken)).Value?.Secret;
        }
        if (made.GeneratedPassword is { } password && !welcome.Value.Show)
        {
            // Not through the log: it is kept and read by others.
            await Console.Error.WriteLineAsync(
                $"First administrator: {made.AdministratorEmail}, password {password.Reveal()} (shown only now)."
            );
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
