using Microsoft.Extensions.Options;
using Solaris.Accounts.Users;
using Solaris.Mail;

namespace Solaris.Accounts.SignIn;

/// <summary>Sends people the link by which they set a password, or hands it to the administrator when there is no mail server.</summary>
internal sealed class Invitations(
    LinkStore links,
    MailSender mail,
    OrganisationStore organisations,
    IOptions<AccountsOptions> options
)
{
    /// <summary>The configured address; null when there is none.</summary>
    public string? Site => options.Value.Site?.TrimEnd('/');

    /// <summary>Whether people can ask for a new password by mail. A link to wherever the request claims to come from would be a gift to thieves.</summary>
    public bool CanReset => mail.IsOn && Site is not null;

    /// <param name="site">Where the dashboard is, such as <c>https://ia.example.org</c>.</param>
    public async Task<InvitationResponse> SendAsync(AppUser user, string site, CancellationToken cancellationToken)
    {
        var purpose = user.PasswordHash is null ? LinkPurpose.Invitation : LinkPurpose.PasswordReset;
        var (token, ends) = await links.CreateAsync(new(user.Id), purpose, cancellationToken);
        // In the fragment: browsers send it to nobody, and it stays out of the logs of proxies.
        var link = $"{site}/admin/set-password#token={token.Reveal()}";
        if (!mail.IsOn || user.Email is null)
        {
            return new(purpose, ends, Sent: false, link);
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        var language = user.Language ?? organisation.Language;
        await mail.SendAsync(MailTexts.Link(purpose, language, organisation.Name, user, link), cancellationToken);
        return new(purpose, ends, Sent: true, Link: null);
    }
}
