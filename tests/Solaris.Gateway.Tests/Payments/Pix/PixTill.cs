using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Solaris.Payments.Pix;

/// <summary>Pix at a bank that sends money back at once.</summary>
internal sealed class PixTill : Till
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly FakeBank _bank;
    private readonly HttpMessageInvoker _http;
    private readonly PixTokens _tokens;

    public PixTill(FakeTimeProvider clock)
    {
        var options = new PixOptions
        {
            BaseUrl = "https://bank.example.com/api/v2",
            ClientId = FakeBank.ClientId,
            ClientSecret = FakeBank.ClientSecret,
            Key = "pix@example.com",
            WebhookSecret = Secret,
        };
        _bank = new(clock) { RefundsAtOnce = true };
        _http = new(_bank);
        var patient = new PatientHttp(_http, clock);
        _tokens = new(patient, options, clock);
        Provider = new PixProvider(new(patient, _tokens, options), Options.Create(options), clock);
    }

    public override IPaymentProvider Provider { get; }

    public override string Method => PaymentMethod.Pix;

    public override void Pay(string reference, long centavos) => _bank.Pay(reference, centavos);

    public override void TakeBack(string reference)
    {
        if (_bank.PaymentsOf(reference) is [var first, ..])
        {
            _bank.Refund(first, "MED1", PaymentStage.Centavos, PixRefund.Done, "MED_FRAUDE");
        }
    }

    public override IEnumerable<Webhook> Notices(string reference) => [New($"?hmac={Secret}&ignorar=/pix", reference)];

    public override IEnumerable<Webhook> Forgeries(string reference) =>
        [New("", reference), New("?hmac=another", reference)];

    public override void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
        _bank.Dispose();
    }

    private Webhook New(string query, string reference) =>
        Webhooks.New(query, _bank.Notice(_bank.PaymentsOf(reference)));
}
