namespace Solaris.Providers;

/// <summary>Replaces <paramref name="Length"/> bytes at <paramref name="Start"/> by <paramref name="Text"/>; length 0 inserts.</summary>
internal readonly record struct BodyEdit(int Start, int Length, byte[] Text);
