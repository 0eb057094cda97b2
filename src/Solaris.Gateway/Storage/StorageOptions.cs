using System.ComponentModel.DataAnnotations;

namespace Solaris.Storage;

/// <summary>Where this process keeps its files: the embedded database, the spool, the lock.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>A folder that survives restarts; created when missing.</summary>
    [Required]
    public string Folder { get; set; } = "data";
}
