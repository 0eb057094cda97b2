namespace Solaris.Calls;

/// <summary>Whose tool call it is: nobody gets the thoughts of another by guessing an id.</summary>
/// <param name="Owner">The user, or the key of a program.</param>
internal readonly record struct ThoughtKey(OrganisationId Organisation, Guid Owner, string Call)
{
    public ThoughtKey(in CallOrigin origin, string call)
        : this(origin.Organisation, origin.User?.Value ?? origin.Key.Value, call) { }
}
