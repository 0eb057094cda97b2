namespace Solaris.Calls;

/// <summary>What a field of a body says of files.</summary>
internal enum FileField
{
    Other,
    Id,
    Ids,
    Type,

    /// <summary>What it holds is given to the model to read.</summary>
    Source,
}
