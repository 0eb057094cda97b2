using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Solaris.Accounts;

/// <summary>Calls of the admin API, answered as parsed JSON.</summary>
internal static class ApiCall
{
    public static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is string text)
        {
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }
        else if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType());
        }
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if ((int)response.StatusCode >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }
        return (response.StatusCode, answer.Length == 0 ? default : JsonDocument.Parse(answer).RootElement);
    }

    public static Task<(HttpStatusCode Status, JsonElement Body)> GetJsonAsync(this HttpClient client, string path) =>
        client.SendAsync(HttpMethod.Get, path);

    public static Task<(HttpStatusCode Status, JsonElement Body)> PostJsonAsync(
        this HttpClient client,
        string path,
        object? body
    ) => client.SendAsync(HttpMethod.Post, path, body);

    public static Task<(HttpStatusCode Status, JsonElement Body)> PatchJsonAsync(
        this HttpClient client,
        string path,
        object body
    ) => client.SendAsync(HttpMethod.Patch, path, body);

    /// <summary>Creates what must be created and returns it.</summary>
    public static async Task<JsonElement> CreateAsync(this HttpClient client, string path, object body)
    {
        var (status, created) = await client.PostJsonAsync(path, body);
        Assert.True(status == HttpStatusCode.Created, $"{status}: {created}");
        return created;
    }

    public static string? Text(this JsonElement element, string property) => element.GetProperty(property).GetString();

    /// <summary>The fields that a validation problem names.</summary>
    public static IEnumerable<string> Fields(this JsonElement problem) =>
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name);
}
