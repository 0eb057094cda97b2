namespace Solaris.Routing;

/// <summary>A name a client may ask for, and the member that describes it best.</summary>
internal readonly record struct GroupListing(string Name, GroupMember Member)
{
    public ModelListing ToModel() =>
        new(Name, Member.Deployment.Provider.Name, Member.ContextWindow, Member.Deployment.Price);
}
