using System.Text;

namespace Solaris.Payments;

/// <summary>
/// A Brazilian tax number whose check digits are right, without punctuation: a CPF of 11 digits, or a CNPJ of 12 digits or
/// capital letters and 2 digits (letters since July 2026, IN RFB 2229/2024).
/// </summary>
internal sealed record TaxId(TaxIdKind Kind, string Text)
{
    private const int CpfLength = 11;
    private const int CnpjLength = 14;
    private const int CheckDigits = 2;

    /// <summary>Reads what people type, punctuation and small letters included; null when it is no valid number.</summary>
    public static TaxId? Read(string? typed)
    {
        var text = Bare(typed ?? "");
        return text.Length switch
        {
            CpfLength when IsDigits(text) && IsRight(text, 11) => new(TaxIdKind.Cpf, text),
            CnpjLength when IsDigits(text.AsSpan(^CheckDigits..)) && IsRight(text, 9) => new(TaxIdKind.Cnpj, text),
            _ => null,
        };
    }

    /// <summary>Never the whole number, so that one in a log says nothing of anybody.</summary>
    public override string ToString() => $"{Kind} …{Text[^CheckDigits..]}";

    private static string Bare(string typed)
    {
        var text = new StringBuilder(CnpjLength);
        foreach (var sign in typed)
        {
            if (sign is '.' or '-' or '/' or ' ')
            {
                continue;
            }
            if (!char.IsAsciiLetterOrDigit(sign) || text.Length == CnpjLength)
            {
                return "";
            }
            text.Append(char.ToUpperInvariant(sign));
        }
        return text.ToString();
    }

    private static bool IsRight(string text, int largestWeight) =>
        text.AsSpan().ContainsAnyExcept(text[0])
        && CheckDigit(text.AsSpan(..^2), largestWeight) == text[^2] - '0'
        && CheckDigit(text.AsSpan(..^1), largestWeight) == text[^1] - '0';

    /// <summary>Modulo 11 with weights from 2 upwards, from the right; a letter counts as its ASCII code less 48.</summary>
    private static int CheckDigit(ReadOnlySpan<char> text, int largestWeight)
    {
        var sum = 0;
        var weight = 2;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            sum += (text[at] - '0') * weight;
            weight = weight == largestWeight ? 2 : weight + 1;
        }
        var rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
