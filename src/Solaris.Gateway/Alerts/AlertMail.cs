using System.Text.Encodings.Web;
using System.Text.Unicode;
using Solaris.Mail;

namespace Solaris.Alerts;

/// <summary>The mail of an alert: who, what, how much is left, when it renews and what to do, in text and in HTML.</summary>
internal static class AlertMail
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="site">Where the dashboard is, such as <c>https://ia.example.org</c>; null leaves out the link.</param>
    public static MailMessage Write(AlertDelivery delivery, string? site)
    {
        var words = AlertWords.For(delivery.Language);
        var facts = ThresholdFacts.Read(delivery.Facts);
        var named = words.Who((LimitScope)delivery.Scope, delivery.Name ?? "–");
        var subject = words.Subject(facts, named);
        var link = site is null ? null : $"{site.TrimEnd('/')}/admin/";
        string[] sentences =
        [
            words.Used(delivery.IsOwn ? words.You : named, delivery.IsOwn, facts),
            facts.IsSpent ? words.Spent : words.Left(words.Amount(facts, facts.Remaining)),
            facts.PeriodEnd < Period.Never ? words.Renews(words.Date(facts.PeriodEnd, delivery.Zone)) : words.NoRenewal,
            delivery.IsOwn ? words.AskForMore : words.RaiseIt,
        ];
        var greeting = words.Greeting(delivery.UserName);
        var why = words.Why(delivery.Organisation);
        return new(delivery.Email ?? "", delivery.UserName, subject, Text(greeting, sentences, link, why))
        {
            Id = delivery.Id,
            Html = Html(words, facts, subject, greeting, sentences, link, why),
        };
    }

    private static string Text(string greeting, string[] sentences, string? link, string why) =>
        $"{greeting}\n\n{string.Join('\n', sentences)}\n\n{(link is null ? "" : link + "\n\n")}-- \n{why}\n";

    /// <summary>Tables and inline styles, because that is what mail readers know. Names are people's own words, and encoded.</summary>
    private static string Html(
        AlertWords words,
        ThresholdFacts facts,
        string subject,
        string greeting,
        string[] sentences,
        string? link,
        string why
    )
    {
        var used = facts.Granted == 0 ? 100 : (int)Math.Clamp(facts.Used * 100m / facts.Granted, 0, 100);
        var colour = facts.IsSpent ? "#c92a2a" : "#e67700";
        var button = link is null
            ? ""
            : $"""<p style="margin:24px 0 0"><a href="{Encode(link)}" style="background:#1c4f9c;color:#ffffff;text-decoration:none;padding:10px 18px;border-radius:6px;display:inline-block">{Encode(words.OpenDashboard)}</a></p>""";
        var lines = string.Join(
            "",
            sentences.Select(sentence => $"""<p style="margin:0 0 8px">{Encode(sentence)}</p>""")
        );
        return $"""
            <!doctype html>
            <html lang="{Encode(words.Language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(
                subject
            )}</title></head>
            <body style="margin:0;padding:24px;background:#f1f3f5;color:#212529;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;margin:0 auto;background:#ffffff;border-radius:10px"><tr><td style="padding:28px">
            <h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">{Encode(subject)}</h1>
            <p style="margin:0 0 12px">{Encode(greeting)}</p>
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;background:#e9ecef;border-radius:5px"><tr><td width="{used}%" style="height:10px;line-height:10px;background:{colour};border-radius:5px">&nbsp;</td><td>&nbsp;</td></tr></table>
            {lines}{button}
            </td></tr></table>
            <p style="max-width:560px;margin:16px auto 0;font-size:13px;color:#495057">{Encode(why)}</p>
            </body></html>
            """;
    }

    private static string Encode(string text) => Encoder.Encode(text);
}
