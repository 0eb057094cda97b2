using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Solaris.Payments;

/// <summary>Webhooks as they come in.</summary>
internal static class Webhooks
{
    public static Webhook New(string query, string body, params (string Name, string Value)[] headers) =>
        new(
            new HeaderDictionary(headers.ToDictionary(one => one.Name, one => new StringValues(one.Value))),
            new QueryCollection(QueryHelpers.ParseQuery(query)),
            Encoding.UTF8.GetBytes(body),
            Certificate: null
        );
}
