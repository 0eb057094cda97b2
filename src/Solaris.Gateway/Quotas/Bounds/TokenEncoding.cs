namespace Solaris.Quotas.Bounds;

/// <summary>The tokenizers that ship with us; every other family is counted with one of them, times a factor.</summary>
internal enum TokenEncoding
{
    O200k,
    Cl100k,
}
