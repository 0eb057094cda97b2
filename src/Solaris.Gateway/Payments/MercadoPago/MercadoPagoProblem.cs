namespace Solaris.Payments.MercadoPago;

/// <summary>An error, in the form of the Orders API (a list) or of the older ones (a message).</summary>
internal sealed record MercadoPagoProblem
{
    private const int LongestText = 300;

    public string? Message { get; init; }

    public IReadOnlyList<MercadoPagoFault> Errors
    {
        get => field ?? [];
        init;
    }

    public override string ToString()
    {
        var text = Errors.Count > 0 ? string.Join("; ", Errors) : Message ?? "no reason given";
        return text.Length > LongestText ? text[..LongestText] : text;
    }
}

internal sealed record MercadoPagoFault(string? Code, string? Message)
{
    public override string ToString() => $"{Code}: {Message}";
}
