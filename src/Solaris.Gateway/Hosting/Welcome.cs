using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Solaris.Accounts;
using Solaris.Routing;
using Solaris.Storage;

namespace Solaris.Hosting;

/// <summary>Tells the person at the terminal where the gateway is, who administers it, and a call to paste.</summary>
internal sealed class Welcome(
    IServer server,
    Router router,
    StartNotes notes,
    IOptions<AccountsOptions> accounts,
    IOptions<StorageOptions> storage
)
{
    public string Text()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var text = new StringBuilder();
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"  IA Solaris    {address}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  API           {address}/docs");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Administrator {Administrator()}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  Key           {notes.Key?.Reveal() ?? Replacement("key create --name NAME --user EMAIL")}"
        );
        if (notes.TrustedClientKey is { } trusted)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  LibreChat key {trusted.Reveal()}");
        }
        text.AppendLine(CultureInfo.InvariantCulture, $"  Models        {Models()}");
        text.AppendLine();
        text.AppendLine(Call(address));
        return text.ToString();
    }

    private string Administrator()
    {
        var email = notes.AdministratorEmail ?? accounts.Value.AdminEmail ?? FirstAdministrator.DefaultEmail;
        return notes switch
        {
            { AdministratorPassword: { } password } => $"{email}, password {password.Reveal()} (shown only now)",
            { AdministratorEmail: not null } => $"{email}, with the password you set",
            _ => $"{email}; a new password: {Replacement($"user password --email {email}")}",
        };
    }

    private string Replacement(string command) => $"SOLARIS_DATA={storage.Value.Folder} scripts/solaris {command}";

    private string Models() =>
        router.Models.Count == 0
            ? "none yet: set OPENAI_API_KEY, or SOLARIS_CONFIG to a model file"
            : string.Join(", ", router.Models.Take(5).Select(model => model.Id))
                + (router.Models.Count > 5 ? ", …" : "");

    /// <summary>By its name: what is not for chat is called so.</summary>
    private static bool IsForChat(ModelListing model) =>
        !model.Id.Contains("embed", StringComparison.OrdinalIgnoreCase);

    private string Call(string address)
    {
        var model = router.Models.FirstOrDefault(IsForChat)?.Id ?? "MODEL";
        var key = notes.Key?.Reveal() ?? "YOUR_KEY";
        return $$"""
              curl {{address}}/v1/chat/completions -H "Authorization: Bearer {{key}}" \
                -H "Content-Type: application/json" \
                -d '{"model":"{{model}}","messages":[{"role":"user","content":"Olá!"}]}'

            """;
    }
}
