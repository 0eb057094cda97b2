using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Providers;
using Solaris.Routing;

namespace Solaris.OpenAi.Files;

/// <summary>Which deployment's account a file goes to, and where one lies.</summary>
internal sealed class FileHosts(Router router)
{
    /// <summary>Names the model whose deployment is to get the file, for clients with several accounts behind the gateway.</summary>
    public const string ModelHeader = "x-solaris-model";

    /// <summary>The deployment of the model the client names, or else the first by its id; null when none keeps files.</summary>
    public Deployment? Choose(HttpRequest request, Caller caller) =>
        request.Headers[ModelHeader] is [{ Length: > 0 } model]
            ? ForModel(model, caller)
            : router
                .Deployments.Select(state => state.Deployment)
                .Where(deployment => deployment.Provider.KeepsFiles)
                .MinBy(deployment => deployment.Id, StringComparer.Ordinal);

    /// <summary>Null when the deployment is no longer configured.</summary>
    public Deployment? Find(string id) =>
        router.Deployments.FirstOrDefault(state => state.Deployment.Id == id)?.Deployment;

    private Deployment? ForModel(string model, Caller caller) =>
        router.MayUse(caller, model) && router.Find(model) is { } route
            ? route.Candidates.FirstOrDefault(deployment => deployment.Provider.KeepsFiles)
            : null;
}
