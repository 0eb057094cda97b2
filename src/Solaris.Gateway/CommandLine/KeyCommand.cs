using System.CommandLine;
using Solaris.Accounts;
using Solaris.Accounts.Keys;

namespace Solaris.CommandLine;

/// <summary><c>solaris key create</c>: issues an API key and prints its secret, once.</summary>
internal static class KeyCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var name = new Option<string>("--name") { Required = true, Description = "What the key is for." };
        var user = new Option<string?>("--user") { Description = "E-mail of the user who owns it and is charged." };
        var trusted = new Option<bool>("--trusted-client")
        {
            Description = "Names the end user of each call (LibreChat).",
        };
        var models = new Option<string[]>("--model")
        {
            Description = "A model it may use; repeat for several. All by default.",
        };
        var create = new Command("create", "Issue an API key; prints its secret once.") { name, user, trusted, models };
        create.SetAction(
            (words, cancellationToken) =>
            {
                var request = new CreateKeyRequest
                {
                    Name = words.GetRequiredValue(name),
                    Kind = words.GetValue(trusted) ? ApiKeyKind.TrustedClient : ApiKeyKind.Standard,
                    Models = words.GetValue(models) is { Length: > 0 } some ? some : null,
                };
                return Offline.RunAsync(
                    build,
                    services => CreateAsync(services, request, words.GetValue(user), cancellationToken)
                );
            }
        );
        return new("key", "API keys.") { create };
    }

    private static async Task<int> CreateAsync(
        IServiceProvider services,
        CreateKeyRequest request,
        string? owner,
        CancellationToken cancellationToken
    )
    {
        var commands = services.GetRequiredService<AccountCommands>();
        var outcome = await commands.CreateKeyAsync(request, owner, cancellationToken);
        if (outcome.Value is not { } issued)
        {
            return await UserCommand.RefusedAsync(outcome.Error);
        }
        await Console.Out.WriteLineAsync($"id     {issued.Key.Id}");
        await Console.Out.WriteLineAsync($"secret {issued.Secret.Reveal()}");
        return ExitCodes.Done;
    }
}
