using Solaris.Accounts.Users;
using Solaris.Mail;

namespace Solaris.Accounts.SignIn;

/// <summary>What the mails say, in the language of who gets them.</summary>
internal static class MailTexts
{
    public static MailMessage Link(string purpose, string language, string organisation, AppUser user, string link)
    {
        var invitation = purpose == LinkPurpose.Invitation;
        var (subject, text) = language switch
        {
            Organisation.English => English(invitation, organisation),
            Organisation.Spanish => Spanish(invitation, organisation),
            _ => Portuguese(invitation, organisation),
        };
        return new(user.Email ?? "", user.Name, subject, $"{text}\n\n{link}\n");
    }

    private static (string, string) Portuguese(bool invitation, string organisation) =>
        invitation
            ? (
                $"Convite para a IA Solaris de {organisation}",
                $"Você foi convidado para usar a IA Solaris de {organisation}. Defina sua senha neste endereço, válido por 7 dias:"
            )
            : (
                "Nova senha da IA Solaris",
                "Alguém pediu uma nova senha para a sua conta. Defina-a neste endereço, válido por 1 hora. Se não foi você, ignore esta mensagem:"
            );

    private static (string, string) English(bool invitation, string organisation) =>
        invitation
            ? (
                $"Invitation to IA Solaris of {organisation}",
                $"You were invited to IA Solaris of {organisation}. Set your password at this address, good for 7 days:"
            )
            : (
                "New password for IA Solaris",
                "Someone asked for a new password for your account. Set it at this address, good for 1 hour. If it was not you, ignore this message:"
            );

    private static (string, string) Spanish(bool invitation, string organisation) =>
        invitation
            ? (
                $"Invitación a IA Solaris de {organisation}",
                $"Te invitaron a usar IA Solaris de {organisation}. Define tu contraseña en esta dirección, válida por 7 días:"
            )
            : (
                "Nueva contraseña de IA Solaris",
                "Alguien pidió una nueva contraseña para tu cuenta. Defínela en esta dirección, válida por 1 hora. Si no fuiste tú, ignora este mensaje:"
            );
}
