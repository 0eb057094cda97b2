using System.Diagnostics.CodeAnalysis;
using System.Text;
using Solaris.Calls;
using Solaris.Http;

namespace Solaris.OpenAi.Media;

/// <summary>
/// An endpoint of pictures, sound or moderation. It goes the same way as all others; bodies may be forms, answers need not be
/// JSON, and what a call may cost is bounded by its <see cref="MediaBound"/> instead of the tokenizers.
/// </summary>
internal sealed class MediaEndpoint(string path, MediaBound bound) : OpenAiEndpoint(path)
{
    /// <summary>OpenAI's default, for clients that name none.</summary>
    private const string ModerationModel = "omni-moderation-latest";

    public static readonly MediaEndpoint[] All =
    [
        new("moderations", MediaBound.Free) { ImpliedModel = ModerationModel },
        new("images/generations", MediaBound.Pictures),
        new("images/edits", MediaBound.Pictures),
        new("images/variations", MediaBound.Pictures),
        new("audio/speech", MediaBound.Speech),
        new("audio/transcriptions", MediaBound.Listening),
        new("audio/translations", MediaBound.Listening),
    ];

    public override bool HasOutput => false;

    public override bool GivesAnyContent => true;

    private string? ImpliedModel { get; init; }

    public override CallSize? Size(ReadOnlySpan<byte> body, Envelope envelope) =>
        bound.Of(MediaBody.Read(body), envelope.Choices);

    /// <summary>Made from the body's own boundary: a header with another one could show the provider another form than we read.</summary>
    public override string? ContentType(ReadOnlySpan<byte> body) =>
        MultipartScanner.TryOpen(body, out var form) ? $"multipart/form-data; boundary=\"{form.Boundary}\"" : null;

    public override MeteredUsage? CountLocally(GenerationCall call) =>
        bound.Estimate(MediaBody.Read(call.Body.Span), call.Envelope.Choices);

    public override byte[] WriteModel(ReadOnlySpan<byte> body, string model) =>
        MultipartScanner.TryOpen(body, out _) ? Encoding.UTF8.GetBytes(model) : base.WriteModel(body, model);

    public override bool TryReadEnvelope(
        ReadOnlySpan<byte> body,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        if (MultipartScanner.TryOpen(body, out var form))
        {
            return FormEnvelope.TryRead(body, form, out envelope, out refusal);
        }
        if (base.TryReadEnvelope(body, out envelope, out refusal))
        {
            return true;
        }
        var isMissing = refusal is { Param: "model", Code: "missing_required_parameter" };
        if (
            ImpliedModel is null
            || !isMissing
            || DefaultParameters.FieldsOf(body) is not { Count: > 0 } fields
            || fields.Contains("model")
        )
        {
            return false;
        }
        var place = body.IndexOf((byte)'{') + 1;
        envelope = new()
        {
            Model = ImpliedModel,
            ModelValue = new(place, 0),
            FirstField = place,
            ModelIsImplied = true,
        };
        refusal = null;
        return true;
    }
}
