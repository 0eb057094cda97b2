using Solaris.Accounts;
using Solaris.Accounts.Users;
using Solaris.Members;

namespace Solaris.Demo;

/// <summary>Gives a new demo two months that it looks back on, and something to decide.</summary>
internal sealed class DemoHistory(
    PastBook book,
    OrganisationStore organisations,
    UserStore users,
    Asks asks,
    TimeProvider clock
)
{
    private const int RobotCalls = 30;
    private const int RobotLarge = 2;

    /// <param name="chat">The key of the chat client that people use.</param>
    /// <param name="robot">The key of a team's program.</param>
    public async Task WriteAsync(ApiKeyId chat, CallOrigin robot, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone);
        var callers = new List<DemoCaller> { new(robot, RobotCalls, RobotLarge) };
        foreach (var person in DemoCast.People)
        {
            var user = await FindAsync(organisation, person.Email, cancellationToken);
            TeamId? team = user.TeamId is { } id ? new(id) : null;
            callers.Add(new(new(organisation.Id, chat, new(user.Id), team), person.Calls, person.Large));
        }
        await book.WriteAsync(DemoTraffic.Until(clock.GetUtcNow(), zone, callers), zone, cancellationToken);
        await AskAsync(organisation, cancellationToken);
    }

    private async Task AskAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        var person = await FindAsync(organisation, DemoCast.Asking, cancellationToken);
        var request = new AskRequest { MonthlyTokens = DemoCast.Asked, Reason = DemoCast.Reason };
        await asks.AddAsync(new(person.Id), request, cancellationToken);
    }

    private async Task<AppUser> FindAsync(
        Organisation organisation,
        string email,
        CancellationToken cancellationToken
    ) =>
        await users.FindByEmailAsync(organisation.Id, email, cancellationToken)
        ?? throw new InvalidOperationException("Someone of the demo is not there.");
}
