using System.CommandLine;
using Solaris.Accounts;
using Solaris.Accounts.Users;

namespace Solaris.CommandLine;

/// <summary><c>solaris user create</c> and <c>solaris user password</c>.</summary>
internal static class UserCommand
{
    public static Command Create(Func<string[], WebApplication> build) =>
        new("user", "People.") { CreateUser(build), CreatePassword(build), EraseCommand.Create(build) };

    private static Command CreateUser(Func<string[], WebApplication> build)
    {
        var email = new Option<string>("--email") { Required = true, Description = "E-mail address." };
        var name = new Option<string?>("--name") { Description = "How people call them." };
        var admin = new Option<bool>("--administrator") { Description = "May administer; gets a password." };
        var tokens = new Option<long?>("--monthly-tokens")
        {
            Description = "Tokens a month; by default the installation's.",
        };
        var command = new Command("create", "Create a user; prints the id.") { email, name, admin, tokens };
        command.SetAction(
            (words, cancellationToken) =>
            {
                var password = words.GetValue(admin) ? FirstAdministrator.NewPassword().Reveal() : null;
                var request = new CreateUserRequest
                {
                    Email = words.GetRequiredValue(email),
                    Name = words.GetValue(name),
                    Role = words.GetValue(admin) ? UserRole.Administrator : UserRole.Member,
                    MonthlyTokens = words.GetValue(tokens),
                    Password = password,
                };
                return Offline.RunAsync(build, services => CreateAsync(services, request, cancellationToken));
            }
        );
        return command;
    }

    private static Command CreatePassword(Func<string[], WebApplication> build)
    {
        var email = new Option<string>("--email") { Required = true, Description = "Whose password." };
        var command = new Command("password", "Give a user a new password; prints it.") { email };
        command.SetAction(
            (words, cancellationToken) =>
                Offline.RunAsync(
                    build,
                    services => ResetAsync(services, words.GetRequiredValue(email), cancellationToken)
                )
        );
        return command;
    }

    private static async Task<int> CreateAsync(
        IServiceProvider services,
        CreateUserRequest request,
        CancellationToken cancellationToken
    )
    {
        var outcome = await services.GetRequiredService<AccountCommands>().CreateUserAsync(request, cancellationToken);
        if (outcome.Value is not { } user)
        {
            return await RefusedAsync(outcome.Error);
        }
        await Console.Out.WriteLineAsync($"id       {user.Id}");
        if (request.Password is not null)
        {
            await Console.Out.WriteLineAsync($"password {request.Password}");
        }
        return ExitCodes.Done;
    }

    private static async Task<int> ResetAsync(
        IServiceProvider services,
        string email,
        CancellationToken cancellationToken
    )
    {
        var organisation = await services.GetRequiredService<OrganisationStore>().GetAsync(cancellationToken);
        var user = await services
            .GetRequiredService<UserStore>()
            .FindByEmailAsync(organisation.Id, email.Trim().ToLowerInvariant(), cancellationToken);
        var password = FirstAdministrator.NewPassword().Reveal();
        var error = user is null
            ? ChangeError.NotFound("User")
            : await services
                .GetRequiredService<UserChanges>()
                .ChangeAsync(new(user.Id), new() { Password = password }, cancellationToken);
        if (error is not null)
        {
            return await RefusedAsync(error);
        }
        await Console.Out.WriteLineAsync($"password {password}");
        return ExitCodes.Done;
    }

    internal static async Task<int> RefusedAsync(ChangeError? error)
    {
        await Console.Error.WriteLineAsync(
            $"solaris: {error?.Field} {error?.Message}".Replace(":  ", ": ", StringComparison.Ordinal)
        );
        return ExitCodes.Failed;
    }
}
