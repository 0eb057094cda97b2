namespace Solaris.Quotas.Bounds;

/// <summary>What to make of the escapes in a JSON string.</summary>
internal enum Escapes
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>The model reads the decoded text.</summary>
    Decode,

    /// <summary>The model reads JSON: short escapes such as <c>\n</c> stay, only <c>\uXXXX</c> is decoded.</summary>
    KeepShort,
}
