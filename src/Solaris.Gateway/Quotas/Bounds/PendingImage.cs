namespace Solaris.Quotas.Bounds;

/// <summary>An image whose <c>detail</c> may still follow, in the object that is being read.</summary>
internal struct PendingImage
{
    private bool _low;
    private bool _otherDetail;

    public bool Waits { get; private set; }

    public ImageSize? Size { get; private set; }

    /// <summary>True when low is the only detail this object names: a repeated field must not make an image cheap.</summary>
    public readonly bool Low => _low && !_otherDetail;

    public void Hold(ImageSize? size) => (Waits, Size) = (true, size);

    public void Detail(bool low)
    {
        _low |= low;
        _otherDetail |= !low;
    }
}
