using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Resolves the model name a client asks for, and remembers which deployments fail.</summary>
internal sealed class Router
{
    /// <summary>The route of <paramref name="model"/> (name, alias or wildcard), or null when it is unknown.</summary>
    public Route? Find(string model) => throw new NotSupportedException();

    /// <summary>Every model name a client may ask for, sorted, without hidden aliases.</summary>
    public IReadOnlyList<ModelListing> Models => throw new NotSupportedException();

    /// <summary>Tells the router how an attempt went, for cooldown.</summary>
    public void Report(Deployment deployment, bool healthy, TimeSpan? retryAfter) => throw new NotSupportedException();
}
