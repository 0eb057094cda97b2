using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Solaris.Payments.MercadoPago;

/// <summary>Mercado Pago, whatever is paid with.</summary>
internal abstract class MercadoPagoTill : Till
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly HttpMessageInvoker _http;
    private readonly FakeTimeProvider _clock;

    protected MercadoPagoTill(FakeTimeProvider clock)
    {
        var options = new MercadoPagoOptions { AccessToken = FakeMercadoPago.AccessToken, WebhookSecret = Secret };
        _clock = clock;
        Server = new(clock);
        _http = new(Server);
        var api = new MercadoPagoApi(new(new(_http, clock), options));
        Provider = new MercadoPagoProvider(
            api,
            Options.Create(options),
            clock,
            NullLogger<MercadoPagoProvider>.Instance
        );
    }

    public override IPaymentProvider Provider { get; }

    protected FakeMercadoPago Server { get; }

    public override IEnumerable<Webhook> Notices(string reference) => Ids(reference).Select(id => Signed(id, Secret));

    /// <summary>With another secret, for another id than was signed, and from long ago.</summary>
    public override IEnumerable<Webhook> Forgeries(string reference) =>
        Ids(reference)
            .SelectMany(id =>
                new[]
                {
                    Signed(id, "another secret"),
                    Signed("1", Secret) with
                    {
                        Query = Webhooks.New($"?data.id={id}", "").Query,
                    },
                    Signed(id, Secret, TimeSpan.FromDays(365)),
                    Webhooks.New($"?data.id={id}", "{}"),
                }
            );

    public override void Dispose()
    {
        _http.Dispose();
        Server.Dispose();
    }

    /// <summary>Ids of what is told of.</summary>
    protected abstract IEnumerable<string> Ids(string reference);

    private Webhook Signed(string dataId, string secret, TimeSpan age = default)
    {
        var time = (_clock.GetUtcNow() - age).ToUnixTimeSeconds();
        var manifest = Encoding.UTF8.GetBytes($"id:{dataId};request-id:r1;ts:{time};");
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), manifest));
        return Webhooks.New(
            $"?data.id={dataId}",
            "{}",
            ("x-signature", $"ts={time},v1={hash}"),
            ("x-request-id", "r1")
        );
    }
}
