namespace Solaris.Hosting;

/// <summary>Whether the start tells a person how to go on. Set by <c>--welcome</c>.</summary>
internal sealed class WelcomeOptions
{
    public const string Section = "Welcome";

    public bool Show { get; set; }

    /// <summary>False in the demo, which has a key of its own.</summary>
    public bool FirstKey { get; set; }
}
