using System.Globalization;
using System.Text;
using System.Text.Json;
using Solaris.Providers;
using Solaris.Providers.OpenAi;

namespace Solaris.Calls;

/// <summary>The body for one deployment: the client's bytes, and only what the gateway owns changed in them.</summary>
internal static class UpstreamBody
{
    private static readonly byte[] Yes = "true"u8.ToArray();
    private static readonly byte[] OnlyUsage = """{"include_usage":true}"""u8.ToArray();
    private static readonly byte[] UsageField = "\"include_usage\":true"u8.ToArray();
    private static readonly byte[] UsageFieldAndMore = "\"include_usage\":true,"u8.ToArray();

    /// <param name="outputTokens">The output cap for each choice that was held.</param>
    /// <param name="dropped">Takes the fields that the vendor would refuse and that were left out; null for a body that is not relayed.</param>
    public static SplicedBody For(
        ReadOnlyMemory<byte> body,
        Envelope envelope,
        GenerationEndpoint endpoint,
        Deployment deployment,
        long outputTokens,
        List<string>? dropped = null
    )
    {
        var edits = new List<BodyEdit>(4);
        edits.AddRange(envelope.Edits);
        var added = new StringBuilder();
        EditModel(body.Span, envelope, endpoint, deployment, edits);
        if (endpoint.HasOutput)
        {
            if (endpoint.AsksForUsage)
            {
                EditUsage(envelope, deployment, edits, added);
            }
            EditCap(envelope, endpoint, deployment, outputTokens, edits, added);
        }
        AddDefaults(body.Span, endpoint, deployment, added);
        if (added.Length > 0)
        {
            edits.Add(new(envelope.FirstField, 0, Encoding.UTF8.GetBytes(added.ToString())));
        }
        if (dropped is not null)
        {
            var cap = envelope.OutputTokens is null ? endpoint.CapField(deployment.Provider) : null;
            QuirkEdits.Add(body.Span, deployment, (deployment.UpstreamModel ?? envelope.Model, cap), edits, dropped);
        }
        edits.Sort(static (one, other) => (one.Start, one.Length).CompareTo((other.Start, other.Length)));
        return new SplicedBody(body, [.. edits]);
    }

    /// <summary>The body as it came, with the deployment's name of the model.</summary>
    public static SplicedBody WithModel(
        ReadOnlyMemory<byte> body,
        Envelope envelope,
        GenerationEndpoint endpoint,
        Deployment deployment
    )
    {
        var edits = new List<BodyEdit>(1);
        EditModel(body.Span, envelope, endpoint, deployment, edits);
        return new SplicedBody(body, [.. edits]);
    }

    private static void EditModel(
        ReadOnlySpan<byte> body,
        Envelope envelope,
        GenerationEndpoint endpoint,
        Deployment deployment,
        List<BodyEdit> edits
    )
    {
        var model = deployment.UpstreamModel ?? envelope.Model;
        if (model == envelope.Model && !envelope.ModelIsImplied)
        {
            return;
        }
        var text = endpoint.WriteModel(body, model);
        edits.Add(
            Replace(envelope.ModelValue, envelope.ModelIsImplied ? [.. "\"model\":"u8, .. text, .. ","u8] : text)
        );
    }

    private static void EditUsage(Envelope envelope, Deployment deployment, List<BodyEdit> edits, StringBuilder added)
    {
        if (!envelope.Stream || envelope.IncludeUsage || !deployment.Provider.AsksForUsage)
        {
            return;
        }
        switch (envelope.StreamOptions)
        {
            case null:
                added.Append("\"stream_options\":{\"include_usage\":true},");
                break;
            case { IsNull: true } options:
                edits.Add(Replace(options.Value, OnlyUsage));
                break;
            case { IncludeUsage: { } usage }:
                edits.Add(Replace(usage, Yes));
                break;
            case { } options:
                edits.Add(new(options.Value.Start + 1, 0, options.IsEmpty ? UsageField : UsageFieldAndMore));
                break;
        }
    }

    private static void EditCap(
        Envelope envelope,
        GenerationEndpoint endpoint,
        Deployment deployment,
        long outputTokens,
        List<BodyEdit> edits,
        StringBuilder added
    )
    {
        if (envelope.OutputTokens is null)
        {
            var cap = Math.Min(
                outputTokens,
                DefaultParameters.OutputCap(deployment) ?? deployment.MaxOutputTokens ?? outputTokens
            );
            WriteCap(envelope, endpoint.CapField(deployment.Provider), cap, edits, added);
            return;
        }
        Shrink(envelope.MaxTokens, outputTokens, edits);
        Shrink(envelope.MaxCompletionTokens, outputTokens, edits);
    }

    /// <summary>A null stands in the way: a field that came twice could be read either way.</summary>
    private static void WriteCap(Envelope envelope, string field, long cap, List<BodyEdit> edits, StringBuilder added)
    {
        if ((field == "max_completion_tokens" ? envelope.MaxCompletionTokens : envelope.MaxTokens) is { } empty)
        {
            edits.Add(Replace(empty.Value, Digits(cap)));
        }
        else
        {
            added.Append(CultureInfo.InvariantCulture, $"\"{field}\":{cap},");
        }
    }

    private static void Shrink(OutputCap? asked, long outputTokens, List<BodyEdit> edits)
    {
        if (asked is { } cap && cap.Tokens > outputTokens)
        {
            edits.Add(Replace(cap.Value, Digits(outputTokens)));
        }
    }

    private static void AddDefaults(
        ReadOnlySpan<byte> body,
        GenerationEndpoint endpoint,
        Deployment deployment,
        StringBuilder added
    )
    {
        if (deployment.DefaultParameters.IsDefaultOrEmpty)
        {
            return;
        }
        var present = DefaultParameters.FieldsOf(body);
        foreach (var (name, value) in deployment.DefaultParameters)
        {
            if (!DefaultParameters.IsOurs(name) && !endpoint.Decides(name) && present.Add(name))
            {
                added.Append('"').Append(JsonEncodedText.Encode(name)).Append("\":").Append(value).Append(',');
            }
        }
    }

    private static byte[] Digits(long tokens) => Encoding.UTF8.GetBytes(tokens.ToString(CultureInfo.InvariantCulture));

    private static BodyEdit Replace(ByteRange place, byte[] text) => new(place.Start, place.Length, text);
}
