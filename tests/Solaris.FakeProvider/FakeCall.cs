using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>One attempt at this provider: the parsed request, its script and its bill.</summary>
internal sealed class FakeCall
{
    private FakeCall(FakeProviderApp provider, HttpContext http, JsonElement body, byte[] hash)
    {
        Provider = provider;
        Http = http;
        Native = body;
        body = GeminiTarget.Of(http) is { } target ? GeminiView.Of(body, target) : body;
        Body = body;
        Script = Script.Read(body);
        Seed = SeedOf(body);
        Model = (Text("model") ?? "").Split('!')[0];
        Id = Script["call"] ?? Convert.ToHexStringLower(hash.AsSpan(0, 8));
        Place = http.GetRouteValue("place") as string;
        var endpoint = http.Request.Path.Value?.Split("/v1/")[^1] ?? "";
        Bill = provider.Billing.Open(Id, endpoint, Model, Flag("stream"));
    }

    public FakeProviderApp Provider { get; }
    public HttpContext Http { get; }
    public JsonElement Body { get; private set; }

    /// <summary>The request as it came; <see cref="Body"/> is a view of it where the API is Google's.</summary>
    public JsonElement Native { get; }
    public Script Script { get; }
    public Bill Bill { get; }

    /// <summary>From the parts a gateway does not touch, so that asking through one gets the same answer.</summary>
    public int Seed { get; }
    public string Id { get; }

    /// <summary>The model asked for, without its script.</summary>
    public string Model { get; }

    /// <summary>The deployment called: the first segment of <c>/NAME/v1</c>, or null.</summary>
    public string? Place { get; }
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>True while the script's faults apply to this attempt.</summary>
    public bool Faulty => Bill.Attempt <= (Script.Number("times") ?? int.MaxValue) && (Script["at"] ?? Place) == Place;

    /// <summary>True when a caller that leaves pays for what was made so far, false when for the whole answer.</summary>
    public bool StopsOnAbort => (Script["abort"] ?? (Model.Contains("drain") ? "drain" : "cancel")) == "cancel";

    public static async Task<FakeCall?> ReadAsync(FakeProviderApp provider, HttpContext http)
    {
        using var copy = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(copy, http.RequestAborted);
            var body = http.Request.HasFormContentType
                ? await FormBody.ReadAsync(http, copy)
                : JsonDocument.Parse(copy.ToArray()).RootElement;
            if (MayEnter(http.Request.Headers, provider.Options.Key))
            {
                return new FakeCall(provider, http, body, SHA256.HashData(copy.ToArray()));
            }
            await ErrorAnswer.WriteAsync(http, 401, "invalid_api_key", "Incorrect API key provided.");
        }
        catch (InvalidDataException)
        {
            await ErrorAnswer.WriteAsync(http, 400, null, "We could not parse the form of your request.");
        }
        catch (JsonException)
        {
            await ErrorAnswer.WriteAsync(http, 400, null, "We could not parse the JSON body of your request.");
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            http.Abort(); // The body never came whole: there is nobody to answer.
        }
        return null;
    }

    /// <summary>Azure and Anthropic have headers of their own for the key.</summary>
    private static bool MayEnter(IHeaderDictionary headers, string? key) =>
        key is null
        || headers.Authorization == "Bearer " + key
        || headers["api-key"] == key
        || headers["x-api-key"] == key
        || headers["x-goog-api-key"] == key;

    /// <summary>This call, read as a request of another form.</summary>
    public FakeCall As(JsonElement body)
    {
        var other = (FakeCall)MemberwiseClone();
        other.Body = body;
        return other;
    }

    public ValueTask ReachAsync(string point) => Provider.AtPoint?.Invoke(this, point) ?? ValueTask.CompletedTask;

    public string? Text(string name) =>
        Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Flag(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public int? Number(string name) =>
        Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    public JsonElement? Object(string name) =>
        Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static int SeedOf(JsonElement body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in (string[])["messages", "prompt", "input", "tools", "seed"])
        {
            if (body.TryGetProperty(name, out var value))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(value.GetRawText()));
            }
        }
        return BitConverter.ToInt32(hash.GetHashAndReset());
    }

    public string AnswerId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{(uint)Seed:x8}");
}
