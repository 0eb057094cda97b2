namespace Solaris.Live;

/// <summary>Whose calls are watched: everyone's, a team's or a person's.</summary>
/// <param name="Id">Of the organisation, the team or the person.</param>
internal readonly record struct LiveTopic(string Scope, Guid Id)
{
    public const string Own = "own";
    public const string Team = "team";
    public const string Organisation = "organisation";

    /// <summary>Persons watch themselves only, so their calls name nobody.</summary>
    public bool TellsPersons => Scope != Own;
}
