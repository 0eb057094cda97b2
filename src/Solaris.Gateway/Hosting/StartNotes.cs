namespace Solaris.Hosting;

/// <summary>What this start made or found, for the person who started it: told once, kept nowhere else.</summary>
internal sealed class StartNotes
{
    /// <summary>The administrator, when this start made one.</summary>
    public string? AdministratorEmail { get; set; }

    /// <summary>The administrator's password, when this start made one up.</summary>
    public Secret? AdministratorPassword { get; set; }

    /// <summary>A key that works; null when there is none to show (a stored key cannot be shown again).</summary>
    public Secret? Key { get; set; }

    /// <summary>A trusted client's key; only the demo makes one.</summary>
    public Secret? TrustedClientKey { get; set; }
}
