namespace Solaris.Routing.LiteLlm;

/// <summary>What becomes of a key of LiteLLM's file.</summary>
internal enum KeyUse
{
    /// <summary>It does what it does in LiteLLM.</summary>
    Honoured,

    /// <summary>Solaris always does it, or has nothing it could apply to.</summary>
    NotNeeded,

    /// <summary>Solaris has it in another place.</summary>
    OtherWay,

    /// <summary>Solaris does not have it.</summary>
    Missing,
}
