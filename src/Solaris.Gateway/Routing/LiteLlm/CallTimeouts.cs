namespace Solaris.Routing.LiteLlm;

/// <summary>Timeouts of deployments that set none of their own.</summary>
internal readonly record struct CallTimeouts(TimeSpan FirstByte, TimeSpan Idle)
{
    public static readonly CallTimeouts Default = new(TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(300));
}
