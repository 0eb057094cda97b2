namespace Solaris.Payments.Pix;

/// <summary>An error of the API Pix (RFC 7807) with the fields it is about.</summary>
internal sealed record PixProblem
{
    private const int LongestText = 300;

    public string? Title { get; init; }

    public string? Detail { get; init; }

    public IReadOnlyList<PixViolation> Violacoes
    {
        get => field ?? [];
        init;
    }

    /// <summary>One bounded line; never the violations' values, which repeat what was sent.</summary>
    public override string ToString()
    {
        var text =
            $"{Title ?? Detail ?? "no reason given"} {string.Join(' ', Violacoes.Select(one => one.Razao))}".Trim();
        return text.Length > LongestText ? text[..LongestText] : text;
    }
}

internal sealed record PixViolation(string? Razao);
