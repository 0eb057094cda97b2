using Solaris.Accounts;
using Solaris.Accounts.Users;
using Solaris.Mail;

namespace Solaris.Alerts;

/// <summary>Sends a mail that says that mail works, and tells what the server answered.</summary>
internal sealed class TestMail(UserStore users, OrganisationStore organisations, MailSender mail)
{
    public async Task<Outcome<TestMailResponse>> SendAsync(Guid? person, CancellationToken cancellationToken)
    {
        if (!mail.IsOn)
        {
            return ChangeError.Conflict("No mail server is set: see SMTP_HOST.");
        }
        var user = person is { } id ? await users.FindAsync(new(id), cancellationToken) : null;
        if (user?.Email is not { } address)
        {
            return ChangeError.Conflict("You have no mail address that a test could go to.");
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        var words = AlertWords.For(user.Language ?? organisation.Language);
        try
        {
            var message = new MailMessage(address, user.Name, words.TestSubject, words.TestText(organisation.Name));
            return new TestMailResponse(address, Accepted: true, await mail.SendNowAsync(message, cancellationToken));
        }
        catch (MailException exception)
        {
            return new TestMailResponse(address, Accepted: false, exception.Message);
        }
    }
}
