namespace Solaris.Quotas.Bounds;

/// <summary>
/// An Anthropic <c>source</c> whose kind may stand before or behind it, in the part that is being read. A field that comes twice must
/// not make it cheap: only what all of them say is believed.
/// </summary>
internal ref struct PendingSource
{
    private bool _image;
    private bool _otherPart;
    private bool _base64;
    private bool _otherKind;
    private bool _otherMedia;

    /// <summary>The data as it stands in the body; empty for none.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    public bool DataIsEscaped { get; private set; }

    /// <summary>True when the provider fetches the medium, or holds it.</summary>
    public bool IsElsewhere { get; set; }

    public readonly bool IsBase64 => _base64 && !_otherKind;

    public readonly bool IsImage => _image && !_otherPart && !_otherMedia;

    public void Hold(ReadOnlySpan<byte> data, bool escaped)
    {
        Data = data;
        DataIsEscaped = escaped;
    }

    public void PartType(bool image)
    {
        _image |= image;
        _otherPart |= !image;
    }

    public void Kind(bool base64)
    {
        _base64 |= base64;
        _otherKind |= !base64;
    }

    public void Media(bool image) => _otherMedia |= !image;
}
