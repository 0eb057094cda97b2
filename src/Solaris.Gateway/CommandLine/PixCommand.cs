using System.CommandLine;
using Solaris.Payments;
using Solaris.Payments.Pix;

namespace Solaris.CommandLine;

/// <summary><c>solaris pix webhook ADDRESS</c>: tells the bank where to post. Banks have no page for it.</summary>
internal static class PixCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var address = new Argument<Uri>("address")
        {
            Description = "Where the bank is to post, without the secret; it appends /pix.",
        };
        var webhook = new Command("webhook", "Tell the bank where to post what arrives on the key.") { address };
        webhook.SetAction(
            (parsed, cancellationToken) =>
                Offline.RunAsync(
                    build,
                    services => RegisterAsync(services, parsed.GetRequiredValue(address), cancellationToken)
                )
        );
        return new("pix", "Pix at the receiver's bank.") { webhook };
    }

    private static async Task<int> RegisterAsync(
        IServiceProvider services,
        Uri address,
        CancellationToken cancellationToken
    )
    {
        var provider = services.GetRequiredService<PixProvider>();
        if (!provider.IsOn || !address.IsAbsoluteUri)
        {
            await Console.Error.WriteLineAsync(
                provider.IsOn ? "The address must begin with https://." : "Pix is off: see docs/payments-pix.md."
            );
            return ExitCodes.Failed;
        }
        try
        {
            await provider.RegisterWebhookAsync(address, cancellationToken);
            await Console.Out.WriteLineAsync("The bank will post there.");
            return ExitCodes.Done;
        }
        catch (PaymentProviderException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Failed;
        }
    }
}
