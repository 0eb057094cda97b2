using System.Globalization;
using System.Text;

namespace Solaris.Payments;

/// <summary>The fiscal export as Brazilian spreadsheets read it: semicolons, decimal commas, UTF-8 with its mark.</summary>
internal static class FiscalCsv
{
    private const char Mark = '\uFEFF';
    private const string Header =
        "order;paid_at;buyer;description;tokens;amount;refunded;currency;status;provider;payment;end_to_end_id";

    public static string Write(IReadOnlyList<FiscalRow> rows)
    {
        var text = new StringBuilder().Append(Mark).Append(Header).Append("\r\n");
        foreach (var row in rows)
        {
            string[] fields =
            [
                row.Id.ToString(),
                DateTimeOffset.FromUnixTimeMilliseconds(row.PaidAt).ToString("O", CultureInfo.InvariantCulture),
                Quoted(row.Buyer),
                Quoted(row.Name),
                row.Tokens.ToString(CultureInfo.InvariantCulture),
                Reais(row.Centavos),
                Reais(row.RefundCentavos),
                row.Currency,
                row.Status,
                row.Provider,
                Quoted(row.PaymentId),
                Quoted(row.EndToEndId),
            ];
            text.AppendJoin(';', fields).Append("\r\n");
        }
        return text.ToString();
    }

    private static string Reais(long centavos) =>
        string.Create(CultureInfo.InvariantCulture, $"{centavos / 100},{centavos % 100:00}");

    /// <summary>A name that begins like a formula must not be run as one by a spreadsheet.</summary>
    private static string Quoted(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
