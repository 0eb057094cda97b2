using System.ComponentModel.DataAnnotations;

namespace Solaris.Storage;

/// <summary>The PostgreSQL server. Without a host the embedded database is used.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Database";

    public string? Host { get; set; }

    [Range(1, 65_535)]
    public int Port { get; set; } = 5432;

    public string Name { get; set; } = "solaris";
    public string User { get; set; } = "solaris";
    public string? Password { get; set; }
}
