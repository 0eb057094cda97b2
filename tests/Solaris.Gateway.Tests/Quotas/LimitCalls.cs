using System.Net;
using System.Text.Json;
using Solaris.Accounts;

namespace Solaris.Quotas;

/// <summary>Calls of the limits' routes.</summary>
internal static class LimitCalls
{
    public static Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(
        this HttpClient client,
        string path,
        string body
    ) => client.SendAsync(HttpMethod.Put, path, body);
}
