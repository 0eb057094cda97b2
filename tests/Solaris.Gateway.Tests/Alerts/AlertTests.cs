using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Alerts;

/// <summary>From the ledger's message to the mail in someone's box, on both databases and over a real connection to a mail server.</summary>
public sealed class AlertTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_message_becomes_one_alert_and_one_mail_however_often_it_is_looked_at(string kind)
    {
        await using var stage = await AlertStage.StartAsync(kind);
        var ana = await stage.AddUserAsync("ana@example.org", user => user with { Name = "Ana <b>" });
        await stage.CrossAsync(LimitScope.User, ana.Id);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.Intake.RunOnceAsync(Cancel)));
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.Mailer.RunOnceAsync(Cancel)));
        var mail = await stage.Server.NextMailAsync(Cancel);
        var alert = Assert.Single(await stage.ListAsync());

        Assert.Equal(1, sent.Sum());
        Assert.False(stage.Server.HasMail);
        Assert.Equal(("80% do limite mensal de tokens usado: Ana <b>", "warning"), (mail.Subject, alert.Severity));
        Assert.Contains("Você usou 800.000 de 1.000.000 tokens", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Restam 200.000 tokens.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("se renova em 1 de abril de 2026", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://ia.example.org/admin/", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Olá, Ana &lt;b&gt;.", mail.Html, StringComparison.Ordinal);
        Assert.Equal((1, 0, 0), (alert.Delivered, alert.Waiting, alert.Failed));
        Assert.Equal(0, await stage.CountAsync("select count(*) from outbox where delivered_at is null"));
    }

    [Theory]
    [InlineData("pt-BR", "Limite mensal de tokens esgotado", "Não resta nada")]
    [InlineData("en", "The monthly limit of tokens is spent", "Nothing is left")]
    [InlineData("es", "Límite mensual de tokens agotado", "No queda nada")]
    public async Task Everyone_reads_their_own_language(string language, string subject, string text)
    {
        await using var stage = await AlertStage.StartAsync(nameof(DatabaseKind.Sqlite));
        var ana = await stage.AddUserAsync("ana@example.org");
        await stage.SpeakAsync(ana, language);
        await stage.CrossAsync(LimitScope.User, ana.Id, threshold: 1_000_000);

        await stage.Intake.RunOnceAsync(Cancel);
        await stage.Mailer.RunOnceAsync(Cancel);
        var mail = await stage.Server.NextMailAsync(Cancel);

        Assert.StartsWith(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains(text, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"lang=\"{language}\"", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Who_can_act_is_told(string kind)
    {
        await using var stage = await AlertStage.StartAsync(kind);
        var team = await stage.AddTeamAsync("Vendas");
        var ana = await stage.AddUserAsync("ana@example.org", user => user with { TeamId = team });
        await stage.AddUserAsync("rui@example.org", user => user with { TeamId = team, Role = UserRole.TeamManager });
        await stage.AddUserAsync("eva@example.org", user => user with { Role = UserRole.TeamManager });
        await stage.AddUserAsync("root@example.org", user => user with { Role = UserRole.Administrator });
        await stage.AddUserAsync("cfo@example.org", user => user with { Role = UserRole.Finance });

        await stage.CrossAsync(LimitScope.User, ana.Id);
        Assert.Equal(["ana"], await ToldAsync(stage));
        await stage.CrossAsync(LimitScope.User, ana.Id, threshold: 1_000_000);
        Assert.Equal(["ana", "rui"], await ToldAsync(stage));
        await stage.CrossAsync(LimitScope.Team, team);
        Assert.Equal(["rui"], await ToldAsync(stage));
        await stage.CrossAsync(LimitScope.Team, team, threshold: 1_000_000);
        Assert.Equal(["root", "rui"], await ToldAsync(stage));
        await stage.CrossAsync(LimitScope.Organisation, await stage.OrganisationAsync());
        Assert.Equal(["cfo", "root"], await ToldAsync(stage));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_server_that_says_later_gets_the_same_mail_again_and_one_that_says_never_does_not(string kind)
    {
        await using var stage = await AlertStage.StartAsync(kind);
        var ana = await stage.AddUserAsync("ana@example.org");
        await stage.CrossAsync(LimitScope.User, ana.Id);
        await stage.CrossAsync(LimitScope.User, ana.Id, threshold: 1_000_000);
        await stage.Intake.RunOnceAsync(Cancel);
        stage.Server.Refusals.Enqueue("451 greylisted, come back");
        stage.Server.Refusals.Enqueue("554 never");

        Assert.Equal(2, await stage.Mailer.RunOnceAsync(Cancel));
        Assert.Equal(0, await stage.Mailer.RunOnceAsync(Cancel)); // Nothing is due yet.
        Assert.Equal(1, await stage.CountAsync("select count(*) from alert_delivery where answer like '451 %'"));
        var final = await stage.CountAsync(
            "select count(*) from alert_delivery where answer like '554 %' and due_at is null"
        );
        Assert.Equal(1, final);
        await stage.WaitAsync();
        Assert.Equal(1, await stage.Mailer.RunOnceAsync(Cancel));

        var alerts = await stage.ListAsync();
        Assert.Equal((1, 1), (alerts.Sum(alert => alert.Delivered), alerts.Sum(alert => alert.Failed)));
        Assert.EndsWith("@example.org", (await stage.Server.NextMailAsync(Cancel)).Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task An_alert_goes_from_open_to_acknowledged_to_resolved_or_ends_with_its_period(string kind)
    {
        await using var stage = await AlertStage.StartAsync(kind);
        var ana = await stage.AddUserAsync("ana@example.org");
        await stage.CrossAsync(LimitScope.User, ana.Id, end: Period.Never);
        await stage.CrossAsync(LimitScope.User, ana.Id, threshold: 1_000_000, end: 1_000);
        await stage.Intake.RunOnceAsync(Cancel);
        var alerting = new Alerting(stage.Alerts, TimeProvider.System);
        var alerts = await stage.ListAsync();
        var ended = Assert.Single(alerts, alert => alert.State == AlertState.Resolved);
        var open = Assert.Single(alerts, alert => alert.State == AlertState.Open);

        var seen = await alerting.MoveAsync(open.Id, AlertState.Acknowledged, new(ana.Id, true, Guid.Empty), Cancel);
        var twice = await alerting.MoveAsync(open.Id, AlertState.Acknowledged, Reach.Whole, Cancel);
        var done = await alerting.MoveAsync(open.Id, AlertState.Resolved, Reach.Whole, Cancel);
        var back = await alerting.MoveAsync(ended.Id, AlertState.Acknowledged, Reach.Whole, Cancel);
        var strange = await alerting.MoveAsync(open.Id, AlertState.Resolved, new(null, false, ana.Id), Cancel);

        Assert.Equal((AlertState.Acknowledged, ana.Id), (seen.Value?.State, seen.Value?.ChangedBy));
        Assert.Equal(AlertState.Resolved, done.Value?.State);
        Assert.Equal((409, 409, 404), (twice.Error?.Status, back.Error?.Status, strange.Error?.Status));
    }

    /// <summary>The local parts of the addresses that the next mails go to.</summary>
    private static async Task<string[]> ToldAsync(AlertStage stage)
    {
        await stage.Intake.RunOnceAsync(Cancel);
        await stage.Mailer.RunOnceAsync(Cancel);
        var told = new List<string>();
        while (stage.Server.HasMail)
        {
            var mail = await stage.Server.NextMailAsync(Cancel);
            var address = mail.To[(mail.To.LastIndexOf('<') + 1)..];
            told.Add(address[..address.IndexOf('@', StringComparison.Ordinal)]);
        }
        return [.. told.Order(StringComparer.Ordinal)];
    }
}
