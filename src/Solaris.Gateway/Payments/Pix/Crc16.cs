namespace Solaris.Payments.Pix;

/// <summary>CRC-16/CCITT-FALSE (polynomial 1021, start FFFF), which closes a BR Code.</summary>
internal static class Crc16
{
    private const ushort Start = 0xFFFF;
    private const ushort Polynomial = 0x1021;

    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        var crc = Start;
        foreach (var value in bytes)
        {
            crc ^= (ushort)(value << 8);
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) == 0 ? (ushort)(crc << 1) : (ushort)((crc << 1) ^ Polynomial);
            }
        }
        return crc;
    }
}
