namespace Solaris.Quotas.Bounds;

/// <summary>What the scanner hands the text of a body to.</summary>
internal interface ITextSink
{
    /// <summary>Text as it stands in the body.</summary>
    void Text(ReadOnlySpan<byte> json, Escapes escapes);

    /// <summary>The end of one text: what follows never joins it in a token.</summary>
    void Break();

    long Total();
}
