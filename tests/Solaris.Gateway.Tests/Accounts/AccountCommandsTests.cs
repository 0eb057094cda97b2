namespace Solaris.Accounts;

public sealed class AccountCommandsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_and_a_key_for_them_are_made_on_the_command_line()
    {
        await using var app = await AccountsApp.StartAsync();
        var commands = app.Get<AccountCommands>();

        var user = await commands.CreateUserAsync(new() { Email = "ana@example.org" }, Cancel);
        var key = await commands.CreateKeyAsync(new() { Name = "cli" }, "Ana@example.org", Cancel);

        Assert.Equal("ana@example.org", user.Value?.Email);
        var found = await app.IdentifyAsync(key.Value?.Secret.Reveal());
        Assert.Equal(new UserId(user.Value!.Id), found.Caller?.Origin.User);
    }

    [Fact]
    public async Task What_the_routes_refuse_the_command_line_refuses_too()
    {
        await using var app = await AccountsApp.StartAsync();
        var commands = app.Get<AccountCommands>();

        Assert.Equal(400, (await commands.CreateUserAsync(new() { Email = "nobody" }, Cancel)).Error?.Status);
        Assert.Equal(
            400,
            (await commands.CreateKeyAsync(new() { Name = "cli" }, ownerEmail: null, Cancel)).Error?.Status
        );
        Assert.Equal(
            404,
            (await commands.CreateKeyAsync(new() { Name = "cli" }, "x@example.org", Cancel)).Error?.Status
        );
    }
}
